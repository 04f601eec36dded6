using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Domains;
using HypercallSdk.Hypervisor.Machine;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor.Paging;

/// <content>Entries of levels 2 to 4: tables of the level below, and linear page tables.</content>
internal sealed unsafe partial class PageTables
{
    // As many as Xen's counter of them can count (linear_pt_count).
    private const int MostLinearUses = 32768;

    // Takes what a present entry of level 2, 3 or 4 holds.
    private HypercallResult GetTable(Vcpu? caller, Domain owner, PageTableEntry entry, EntryPlace place)
    {
        if ((entry.Value & EntryRules.Disallowed(place.Level, owner)) != 0)
            return RefuseBits(caller, owner, entry, place);

        MachineFrame lower = entry.Frame;
        if (!_types.Owns(owner, lower))
            return RefuseTableOwner(caller, owner, entry, place);

        ref FrameInfo info = ref _frames[lower];
        if (info.ReferenceCount == FrameTable.MostReferences)
            return RefuseReferences(caller, entry, place);

        FrameType type = PageTypes.TypeOf(place.Level - 1);
        if (info.TypeCount != 0 && info.Type != type)
        {
            return info.Type == PageTypes.TypeOf(place.Level)
                ? GetLinear(caller, entry, place)
                : RefuseTableType(caller, type, entry, place);
        }

        HypercallResult result = _types.GetType(caller, owner, lower, type);
        if (result.IsSuccess)
            info.ReferenceCount++;

        return result;
    }

    private HypercallResult GetLinear(Vcpu? caller, PageTableEntry entry, EntryPlace place)
    {
        if (EntryRules.IsWritable(entry.Value))
            return RefuseLinear(caller, "a page table that is mapped by a table of its own level (a linear page table) must be mapped read-only", entry, place);

        MachineFrame target = entry.Frame;
        if (target == place.Table)
            return HypercallResult.Success;

        ref FrameInfo holder = ref _frames[place.Table];
        ref FrameInfo info = ref _frames[target];
        if (holder.LinearCount > 0)
            return RefuseLinear(caller, "a table that tables of its level point to may not point to one itself: linear page tables are one level deep", entry, place);

        if (info.LinearCount < 0)
            return RefuseLinear(caller, "a table that points to tables of its level may not be pointed to by one: linear page tables are one level deep", entry, place);

        if (info.LinearCount >= MostLinearUses || !info.Has(FrameFlags.Validated))
            return RefuseLinear(caller, "the table cannot be used as a linear page table now", entry, place);

        holder.LinearCount--;
        info.LinearCount++;
        info.TypeCount++;
        info.ReferenceCount++;
        return HypercallResult.Success;
    }

    // Puts back what an entry of level 2, 3 or 4 holds.
    private void PutTable(PageTableEntry entry, MachineFrame table, int level)
    {
        MachineFrame lower = entry.Frame;
        if (!entry.IsPresent || lower == table)
            return;

        ref FrameInfo info = ref _frames[lower];
        if (info.Type == PageTypes.TypeOf(level))
        {
            info.LinearCount--;
            _frames[table].LinearCount++;
        }

        _types.PutType(ref info, lower);
        _frames.PutPage(lower);
    }
}
