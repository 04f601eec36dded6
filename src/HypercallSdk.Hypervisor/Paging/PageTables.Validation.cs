using System;
using System.Diagnostics;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Domains;
using HypercallSdk.Hypervisor.Machine;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor.Paging;

/// <content>A frame becomes a table, and ceases to be one.</content>
internal sealed unsafe partial class PageTables
{
    /// <summary>
    /// Takes what all entries of a frame that becomes a table hold; where one is refused, gives back what those before it
    /// took.
    /// </summary>
    public HypercallResult Validate(Vcpu? caller, Domain owner, MachineFrame table, int level)
    {
        _frames[table].LinearCount = 0;

        // SAFETY: a frame whose use is being taken exists, and its entries are 512.
        ulong* entries = Entries(table);
        for (int i = 0; i < EntryRules.EntriesPerTable; i++)
        {
            ulong value = entries[i];
            if (!EntryRules.IsPresent(value) || (level == 4 && EntryRules.IsHypervisorSlot(i)))
                continue;

            var entry = new PageTableEntry(value);
            var place = new EntryPlace(level, table, i);
            HypercallResult result = level == 1
                ? GetPageFromL1(caller, owner, owner, entry, place)
                : GetTable(caller, owner, entry, place);
            if (result.IsError)
            {
                Put(table, level, i);
                return result;
            }

            entries[i] = EntryRules.Adjust(level, value);
        }

        if (level == 4)
            FillHypervisorSlots(table, entries);

        return HypercallResult.Success;
    }

    // What Xen writes into a root (init_xen_l4_slots), on a machine of less than 512 GiB: a linear mapping of the table itself,
    // and tables that are no domain's. They stay when the frame ceases to be a root: who makes another table of it must clear it.
    private static void FillHypervisorSlots(MachineFrame table, ulong* entries)
    {
        new Span<ulong>(entries + EntryRules.FirstHypervisorSlot, EntryRules.LastHypervisorSlot - EntryRules.FirstHypervisorSlot + 1).Clear();
        entries[EntryRules.LinearSlot] = EntryRules.OfHypervisor(table);
        for (int slot = EntryRules.PerDomainSlot; slot <= EntryRules.DirectMapSlot; slot++)
            entries[slot] = EntryRules.OfHypervisor(new MachineFrame((ulong)(slot - EntryRules.LinearSlot)));

        entries[EntryRules.PerDomainSlot + 1] &= ~(ulong)PageTableFlags.NoExecute; // its own code and data
    }

    /// <summary>Puts back what all entries of a table hold whose last use ends.</summary>
    public void Invalidate(MachineFrame table, int level)
    {
        Put(table, level, EntryRules.EntriesPerTable);
        Debug.Assert(_frames[table].LinearCount == 0, "a table whose last use ends has no linear entries and is nobody's");
    }

    // Backwards, as the entries were taken.
    private void Put(MachineFrame table, int level, int count)
    {
        ulong* entries = Entries(table);
        for (int i = count - 1; i >= 0; i--)
        {
            if (level == 1)
                PutPageFromL1(new PageTableEntry(entries[i]));
            else if (level != 4 || !EntryRules.IsHypervisorSlot(i))
                PutTable(new PageTableEntry(entries[i]), table, level);
        }
    }

    // SAFETY: for frames that exist: a page of 512 entries.
    private ulong* Entries(MachineFrame table) => (ulong*)(_memory.Base + (table.Value << Page.Shift));
}
