using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Machine;
using HypercallSdk.Hypervisor.Paging;

namespace HypercallSdk.Hypervisor.Debugging;

/// <summary>A page table as a debugger shows it: its entries that are present, each with the table or page that it leads to.</summary>
/// <param name="memory">The machine's memory.</param>
/// <param name="table">The table's frame.</param>
/// <param name="level">The table's level, 4 to 1.</param>
/// <param name="start">The lowest address that the table maps.</param>
[DebuggerDisplay("{DebugText,nq}")]
internal sealed unsafe class PageTableView(MachineMemory memory, MachineFrame table, int level, ulong start)
{
    /// <summary>The entries that are present, by their places.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.RootHidden)]
    public PageTableEntryView[] Entries
    {
        get
        {
            var present = new List<PageTableEntryView>();
            for (int i = 0; i < EntryRules.EntriesPerTable && !memory.IsDisposed && memory.Contains(table); i++)
            {
                // SAFETY: the frame exists, and a page has 512 entries.
                var entry = new PageTableEntry(((ulong*)memory.HostAddress(table))[i]);
                if (entry.IsPresent)
                    present.Add(new PageTableEntryView(memory, entry, level, i, start));
            }

            return [.. present];
        }
    }

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    internal string DebugText => memory.IsDisposed
        ? "the machine was disposed of"
        : string.Create(CultureInfo.InvariantCulture, $"L{level} table, {Entries.Length} of {EntryRules.EntriesPerTable} entries present; {FrameDescription.Of(memory, table)}");
}
