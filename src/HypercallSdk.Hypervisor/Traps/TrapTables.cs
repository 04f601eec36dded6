// Trap tables by content. Kernels of one kind have the same table on each vCPU of each domain, so a host with thousands of
// vCPUs has a few tables. Nobody is kept alive by being listed here: a guest that registers one table after the other
// leaves nothing behind.
using System;
using System.Collections.Generic;
using HypercallSdk.Abi;

namespace HypercallSdk.Hypervisor.Traps;

/// <summary>The trap tables in use on a host, each once.</summary>
internal sealed class TrapTables
{
    private readonly Dictionary<ulong, WeakReference<VirtualIdt>> _byContent = [];
    private int _pruneAt = 64;

    /// <summary>The table with this content.</summary>
    public VirtualIdt Find(ReadOnlySpan<TrapInfo> entries)
    {
        if (VirtualIdt.Empty.Equals(entries))
            return VirtualIdt.Empty;

        ulong hash = VirtualIdt.HashOf(entries);
        if (_byContent.TryGetValue(hash, out WeakReference<VirtualIdt>? known) && known.TryGetTarget(out VirtualIdt? table) && table.Equals(entries))
            return table;

        var made = VirtualIdt.Of(entries);
        _byContent[hash] = new WeakReference<VirtualIdt>(made);
        if (_byContent.Count >= _pruneAt)
            Prune();

        return made;
    }

    private void Prune()
    {
        foreach ((ulong hash, WeakReference<VirtualIdt> table) in _byContent)
        {
            if (!table.TryGetTarget(out _))
                _byContent.Remove(hash);
        }

        _pruneAt = int.Max(64, 2 * _byContent.Count);
    }
}
