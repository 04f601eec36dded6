using System;
using HypercallSdk.Testing.Snapshots;

namespace HypercallSdk.Testing;

/// <summary>
/// A machine as it was between two handlers (<see cref="Machine.Snapshot"/>): its guests' memory and whatever the hypervisor and the kit
/// know. It is good as long as the machine, as often as wanted.
/// </summary>
public sealed class MachineSnapshot
{
    private readonly ObjectImage _image;

    internal MachineSnapshot(Machine machine, IMadeObject[] there)
    {
        Machine = machine;
        There = there;
        Time = machine.Now;

        // A fault that was taken back, or a channel whose port is closed, the machine does not know any more, but a test may hold it,
        // and another snapshot may have it from before: then it counts on from there, and must be brought back from here too.
        _image = new ObjectImage([machine, .. there]);
    }

    /// <summary>The machine.</summary>
    public Machine Machine { get; }

    /// <summary>The virtual time at which it was made.</summary>
    public TimeSpan Time { get; }

    /// <inheritdoc/>
    public override string ToString() => $"the machine at {Machine.Text(Time)}";

    /// <summary>The objects of the kit's that there were.</summary>
    internal IMadeObject[] There { get; }

    /// <summary>The first object that another snapshot of the machine has otherwise; null when they have the same.</summary>
    internal object? FindDifference(MachineSnapshot other) => _image.FindDifference(other._image);

    internal void PutBack() => _image.PutBack();
}
