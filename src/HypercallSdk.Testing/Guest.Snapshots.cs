using System;

namespace HypercallSdk.Testing;

/// <content>The guest as it was.</content>
public abstract partial class Guest : IMadeObject
{
    /// <inheritdoc/>
    bool IMadeObject.IsGone { get; set; }

    private bool IsGone => ((IMadeObject)this).IsGone;

    /// <summary>Keeps the guest as it is, with all of its machine (<see cref="Machine.Snapshot"/>).</summary>
    /// <exception cref="InvalidOperationException">A guest is inside a handler, or the machine is waited for.</exception>
    public MachineSnapshot Snapshot()
    {
        RequireThere();
        return Machine.Snapshot();
    }

    /// <summary>Puts the guest back to a snapshot, with all of its machine (<see cref="Machine.Restore"/>).</summary>
    /// <param name="snapshot">Any of the machine's snapshots, in any order and as often as wanted.</param>
    /// <param name="seed">Decides from here on what a guest may not depend on, in the place of the machine's own; left out, all is decided as the first time.</param>
    /// <exception cref="ArgumentException">The snapshot is another machine's.</exception>
    /// <exception cref="InvalidOperationException">A guest is inside a handler, or the machine is waited for.</exception>
    public void Restore(MachineSnapshot snapshot, ulong? seed = null) => Machine.Restore(snapshot, seed);

    private void RequireThere()
    {
        if (IsGone)
            throw Machine.Gone(ToString());
    }
}
