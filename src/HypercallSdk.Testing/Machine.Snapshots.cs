using System;
using System.Collections.Generic;
using System.Linq;
using HypercallSdk.Hypervisor.Domains;

namespace HypercallSdk.Testing;

/// <content>The machine as it was.</content>
public sealed partial class Machine
{
    private readonly MadeObjects _made = new();

    // All domains that were ever kept: one that is destroyed since is the host's no longer, and must still be seen as what it is then.
    private readonly List<Domain> _kept = [];
    private bool _isWaiting;

    // The seed that the last restore went on with, if it named one.
    private bool _isReseeded;

    /// <summary>
    /// Keeps the machine as it is, to come back to: memory, guests, devices, timers, the clock, what the seed decides next, consoles and
    /// how far they are read, faults, counters, the record of what happened last.
    /// </summary>
    /// <remarks>
    /// Of the test's own objects it has the handlers of hypercalls that were given to the host, and what of their own assembly these refer
    /// to; not the test's local variables, and nothing that was written to a stream.
    /// </remarks>
    /// <exception cref="InvalidOperationException">A guest is inside a handler, or the machine is waited for.</exception>
    public MachineSnapshot Snapshot()
    {
        RequireRest("kept");
        Host.KeepsProcessors = true;
        _kept.AddRange(Host.Domains.Except(_kept));
        return new MachineSnapshot(this, _made.There());
    }

    /// <summary>
    /// Puts the machine back to a snapshot, in place: guests, channels and faults that there were then are the same objects, those made
    /// since are gone and say so. The same actions then give the same run as the first time.
    /// </summary>
    /// <param name="snapshot">Any of the machine's snapshots, in any order and as often as wanted.</param>
    /// <param name="seed">Decides from here on what a guest may not depend on, in the place of the machine's own; left out, all is decided as the first time.</param>
    /// <exception cref="ArgumentException">The snapshot is another machine's.</exception>
    /// <exception cref="InvalidOperationException">A guest is inside a handler, or the machine is waited for.</exception>
    public void Restore(MachineSnapshot snapshot, ulong? seed = null)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        if (snapshot.Machine != this)
            throw new ArgumentException("The snapshot is another machine's.", nameof(snapshot));

        RequireRest("restored");
        _made.LeaveOnly(snapshot.There);
        snapshot.PutBack();
        if (seed is not { } other)
            return;

        Seed = other;
        _isReseeded = true;
        Host.Reseed(other);
        foreach (Guest guest in _guests)
            guest.Faults.Reseed();
    }

    /// <summary>Something that a test holds was made on the machine.</summary>
    internal void Note(IMadeObject made) => _made.Add(made);

    /// <summary>The exception of who uses what a restore has taken away.</summary>
    internal static InvalidOperationException Gone(string what) =>
        new($"{what} is gone: the machine was restored to a snapshot from before it was made.");

    private void RequireRest(string what)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        if (_isWaiting)
            throw new InvalidOperationException($"The machine runs, because something is waited for: it is {what} between two waits.");

        if (Host.Domains.Any(static domain => domain.Vcpus.Any(static vcpu => vcpu.IsInGuest)))
            throw new InvalidOperationException($"A guest is inside a handler: the machine is {what} between two.");
    }
}
