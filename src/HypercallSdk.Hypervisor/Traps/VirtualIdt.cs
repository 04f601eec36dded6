using System;
using HypercallSdk.Abi;

namespace HypercallSdk.Hypervisor.Traps;

/// <summary>A domain's handlers by vector, as <c>set_trap_table</c> left them.</summary>
internal sealed class VirtualIdt
{
    private readonly TrapInfo[] _entries = new TrapInfo[256];

    /// <summary>The entry of <paramref name="vector"/>; its address is zero when the guest has no handler.</summary>
    public ref readonly TrapInfo this[byte vector] => ref _entries[vector];

    /// <summary>Sets one entry. Selectors are forced to the guest kernel's, as Xen forces their privilege.</summary>
    public void Set(in TrapInfo entry)
    {
        ref TrapInfo place = ref _entries[entry.Vector];
        place = entry;
        place.CodeSelector |= 3;
    }

    /// <summary>Forgets all handlers.</summary>
    public void Clear() => Array.Clear(_entries);
}
