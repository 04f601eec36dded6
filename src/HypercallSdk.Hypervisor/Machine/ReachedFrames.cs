using System;
using System.Runtime.CompilerServices;
using HypercallSdk.Abi;

namespace HypercallSdk.Hypervisor.Machine;

/// <summary>
/// The frames that anybody may have written since the machine was switched on: whose host address was asked for, or that a translation
/// allows to write. The others are zero, so that an image of the machine costs what its guests use and not what they have.
/// </summary>
/// <param name="count">How many frames there are.</param>
internal sealed class ReachedFrames(ulong count)
{
    // A byte each: marking one is a store and no more.
    private readonly byte[] _marks = new byte[count];

    /// <summary>A byte for each frame: zero where it was never reached.</summary>
    public Span<byte> Marks => _marks;

    /// <summary>Somebody may write a frame, which must exist.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Mark(MachineFrame frame) => _marks[frame.Value] = 1;
}
