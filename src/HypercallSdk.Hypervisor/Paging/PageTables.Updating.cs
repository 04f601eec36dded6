using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Checking;
using HypercallSdk.Hypervisor.Domains;
using HypercallSdk.Hypervisor.Machine;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor.Paging;

/// <content>One entry is written.</content>
internal sealed unsafe partial class PageTables
{
    private const ulong AccessedDirty = (ulong)(PageTableFlags.Accessed | PageTableFlags.Dirty);

    /// <summary>
    /// Writes an entry of a table in use, by the table's type. A frame that is no table but can be written by its owner is
    /// written as memory.
    /// </summary>
    /// <param name="caller">Who gets the explanation.</param>
    /// <param name="table">The table, a frame of <paramref name="tableOwner"/>'s.</param>
    /// <param name="index">The entry's place in it.</param>
    /// <param name="entry">The new entry.</param>
    /// <param name="preserveAccessedDirty">Whether accessed and dirty stay set where they are.</param>
    /// <param name="tableOwner">Whose table it is.</param>
    /// <param name="pageOwner">Whose page an L1 entry is to map; null for device memory or the hypervisor's own.</param>
    public HypercallResult ModifyEntry(Vcpu? caller, MachineFrame table, int index, PageTableEntry entry, bool preserveAccessedDirty, Domain tableOwner, Domain? pageOwner)
    {
        ref FrameInfo info = ref _frames[table];
        if (info.Type == FrameType.L1 && info.TypeCount != 0)
            return ModifyL1(caller, table, index, entry, preserveAccessedDirty, tableOwner, pageOwner);

        if (info.Type is >= FrameType.L2 and <= FrameType.L4 && info.TypeCount != 0)
        {
            var place = new EntryPlace(PageTypes.LevelOf(info.Type), table, index);
            if (pageOwner != tableOwner)
                return RefuseForeignTable(caller, entry, place);

            HypercallResult modified = ModifyTable(caller, entry, preserveAccessedDirty, tableOwner, place);

            // What the processor keeps of the upper levels is not flushed by address: Xen flushes all of it (XSA-286).
            if (modified.IsSuccess && _memory.Planted != PlantedBug.StaleTranslationsStay)
                _translations.FlushAll();

            return modified;
        }

        HypercallResult result = _types.GetType(caller, tableOwner, table, FrameType.Writable);
        if (result.IsError)
            return result;

        Entries(table)[index] = entry.Value;
        _types.PutType(table);
        return HypercallResult.Success;
    }

    /// <summary>Writes an entry of an L1 table in use.</summary>
    public HypercallResult ModifyL1(Vcpu? caller, MachineFrame table, int index, PageTableEntry entry, bool preserveAccessedDirty, Domain tableOwner, Domain? pageOwner)
    {
        // SAFETY: the table is in use, so its frame exists; an index is below 512.
        ulong* place = Entries(table) + index;
        ulong old = *place;
        ulong value = entry.Value;
        if (entry.IsPresent)
        {
            if ((value & EntryRules.Disallowed(1, tableOwner)) != 0)
                return RefuseBits(caller, tableOwner, entry, new EntryPlace(1, table, index));

            if (!EntryRules.HoldsTheSame(old, value))
            {
                HypercallResult result = GetPageFromL1(caller, tableOwner, pageOwner, entry, new EntryPlace(1, table, index));
                if (result.IsError)
                    return result;

                *place = Written(1, value, old, preserveAccessedDirty);
                PutPageFromL1(new PageTableEntry(old));
                return HypercallResult.Success;
            }

            *place = Written(1, value, old, preserveAccessedDirty);
            return HypercallResult.Success;
        }

        *place = preserveAccessedDirty ? value | (old & AccessedDirty) : value;
        PutPageFromL1(new PageTableEntry(old));
        return HypercallResult.Success;
    }

    private static ulong Written(int level, ulong value, ulong old, bool preserveAccessedDirty)
    {
        ulong adjusted = EntryRules.Adjust(level, value);
        return preserveAccessedDirty ? adjusted | (old & AccessedDirty) : adjusted;
    }

    private HypercallResult ModifyTable(Vcpu? caller, PageTableEntry entry, bool preserveAccessedDirty, Domain owner, EntryPlace place)
    {
        if (place.Level == 4 && EntryRules.IsHypervisorSlot(place.Index))
            return RefuseHypervisorSlot(caller, entry, place);

        // SAFETY: the table is in use, so its frame exists; an index is below 512.
        ulong* slot = Entries(place.Table) + place.Index;
        ulong old = *slot;
        ulong value = entry.Value;
        if (!entry.IsPresent)
        {
            *slot = preserveAccessedDirty ? value | (old & AccessedDirty) : value;
            PutTable(new PageTableEntry(old), place.Table, place.Level);
            return HypercallResult.Success;
        }

        if ((value & EntryRules.Disallowed(place.Level, owner)) != 0)
            return RefuseBits(caller, owner, entry, place);

        ulong ignored = _memory.Planted == PlantedBug.LinearMappingGainsWriting ? (ulong)PageTableFlags.Writable : 0;
        if (EntryRules.HoldsTheSame(old | ignored, value | ignored))
        {
            *slot = Written(place.Level, value, old, preserveAccessedDirty);
            return HypercallResult.Success;
        }

        HypercallResult result = GetTable(caller, owner, entry, place);
        if (result.IsError)
            return result;

        *slot = Written(place.Level, value, old, preserveAccessedDirty);
        PutTable(new PageTableEntry(old), place.Table, place.Level);
        return HypercallResult.Success;
    }
}
