using System;
using System.Diagnostics;
using HypercallSdk.Hypervisor.Paging;

namespace HypercallSdk.Hypervisor.Debugging;

/// <summary>The walk of one address as a debugger shows it, level by level.</summary>
/// <param name="space">The address space.</param>
/// <param name="address">The address.</param>
[DebuggerDisplay("{DebugText,nq}")]
internal sealed class PageWalkView(AddressSpace space, ulong address)
{
    private const int RootLevel = 4;

    /// <summary>The entries that the processor meets, the root's first; the last one may be the first that is not present.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.RootHidden)]
    public PageTableEntryView[] Levels
    {
        get
        {
            if (space.Memory.IsDisposed)
                return [];

            PageWalk walk = space.Walk(address);
            var levels = new PageTableEntryView[RootLevel + 1 - walk.LastLevel];
            for (int i = 0; i < levels.Length; i++)
            {
                int level = RootLevel - i;
                ulong span = ulong.MaxValue << (3 + (9 * level)) << 9;
                levels[i] = new PageTableEntryView(space.Memory, walk.Entry(level), level, space.Paging.IndexOf(address, level), level == RootLevel ? 0 : address & span);
            }

            return levels;
        }
    }

    /// <summary>Whether the tables allow a read there, and if not, why.</summary>
    public string Verdict => space.Memory.IsDisposed ? "the machine was disposed of" : space.Walk(address).Verdict();

    /// <summary>The walk, one level a line.</summary>
    public override string ToString() => space.Memory.IsDisposed ? Verdict : space.Walk(address).ToString();

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    internal string DebugText => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"0x{address:x}: {Verdict}");
}
