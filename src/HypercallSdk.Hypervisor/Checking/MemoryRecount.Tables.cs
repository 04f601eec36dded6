using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Domains;
using HypercallSdk.Hypervisor.Machine;
using HypercallSdk.Hypervisor.Paging;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor.Checking;

internal sealed unsafe partial class MemoryRecount
{
    private const int EntriesPerTable = 512;
    private const int FirstHypervisorSlot = 256;
    private const int LastHypervisorSlot = 271;
    private const int LinearSlot = 258;
    private const int FirstOwnSlot = 260;
    private const int LastOwnSlot = 262;
    private const ulong FramesOfNobody = 256;
    private const ulong FrameMask = 0x000f_ffff_ffff_f000;
    private const ulong Present = 1;
    private const ulong Writable = 2;

    // Caching bits of L1 entries are for domains with devices alone. Above L1 bit 7 is a large page: nobody may have one,
    // and nothing there is global. Bits 52 to 62 are the guest's.
    private const ulong CachingBits = 0x98;
    private const ulong DisallowedAboveL1 = CachingBits | 0x100;

    private void CountVcpu(Domain domain, Vcpu vcpu)
    {
        CountRoot(domain, vcpu, vcpu.KernelSpace);
        CountRoot(domain, vcpu, vcpu.UserSpace);
        foreach (MachineFrame frame in vcpu.Descriptors.GdtFrames)
        {
            if (!_frames[frame].IsOwnedBy(domain.Id))
                Say($"{vcpu}'s GDT has {Describe(frame)}, which is not the domain's");

            Reference(frame);
            Use(frame, FrameType.SegmentDescriptor);
        }
    }

    private void CountRoot(Domain domain, Vcpu vcpu, AddressSpace space)
    {
        if (!space.HasRoot)
            return;

        MachineFrame root = space.Root;
        if (!_memory.Contains(root) || !_frames[root].IsOwnedBy(domain.Id))
        {
            Say($"{vcpu}'s root for its {space.Mode} mode is frame {root}, which is not the domain's");
            return;
        }

        Reference(root);
        Use(root, FrameType.L4);
    }

    private void CountEntries(MachineFrame table, in FrameInfo info)
    {
        if (info.Type == FrameType.L1)
            CountPages(table, in info);
        else
            CountTables(table, in info);
    }

    private void CountPages(MachineFrame table, in FrameInfo info)
    {
        bool privileged = info.IsOwnedBy(DomainId.Zero);
        ulong disallowed = privileged ? 0 : CachingBits;

        // SAFETY: the frame exists and is a page of entries.
        var entries = (ulong*)_memory.HostAddress(table);
        for (int i = 0; i < EntriesPerTable; i++)
        {
            ulong entry = entries[i];
            if ((entry & Present) == 0)
                continue;

            if ((entry & disallowed) != 0)
                Say($"{Entry(table, i, entry)} has bits that no guest may set: 0x{entry & disallowed:x}");

            var page = new MachineFrame((entry & FrameMask) >> Page.Shift);
            if (!_memory.Contains(page))
            {
                Say($"{Entry(table, i, entry)} maps a frame that the machine does not have");
                continue;
            }

            bool writable = (entry & Writable) != 0;
            ref RecountedFrame found = ref Found(page);
            found.References++;
            if (writable)
                found.WritableUses++;

            ref readonly FrameInfo target = ref _frames[page];
            if (!target.IsOwnedBy(info.Owner) && !privileged && !IsGranted(info.Owner, page, writable))
                Say($"{Entry(table, i, entry)} of domain {info.Owner} maps {Describe(page)}, which it neither owns nor was granted{(writable ? " for writing" : string.Empty)}");
        }
    }

    private void CountTables(MachineFrame table, in FrameInfo info)
    {
        // SAFETY: the frame exists and is a page of entries.
        var entries = (ulong*)_memory.HostAddress(table);
        for (int i = 0; i < EntriesPerTable; i++)
        {
            ulong entry = entries[i];
            if ((entry & Present) == 0)
                continue;

            if (info.Type == FrameType.L4 && i is >= FirstHypervisorSlot and <= LastHypervisorSlot)
            {
                // The root itself, and tables that are no domain's.
                ulong frame = (entry & FrameMask) >> Page.Shift;
                if (i == LinearSlot ? frame != table.Value : i is < FirstOwnSlot or > LastOwnSlot || frame >= FramesOfNobody)
                    Say($"{Entry(table, i, entry)} stands in one of the hypervisor's slots");

                continue;
            }

            if ((entry & DisallowedAboveL1) != 0)
                Say($"{Entry(table, i, entry)} has bits that no guest may set: 0x{entry & DisallowedAboveL1:x}");

            var lower = new MachineFrame((entry & FrameMask) >> Page.Shift);
            if (!_memory.Contains(lower))
            {
                Say($"{Entry(table, i, entry)} leads to a frame that the machine does not have");
                continue;
            }

            ref readonly FrameInfo target = ref _frames[lower];
            if (!target.IsOwnedBy(info.Owner))
                Say($"{Entry(table, i, entry)} of domain {info.Owner} leads to {Describe(lower)}");

            if (target.Type != info.Type)
            {
                Reference(lower);
                Use(lower, info.Type - 1);
                continue;
            }

            if ((entry & Writable) != 0)
                Say($"{Entry(table, i, entry)} leads to a table of its own level and is writable");

            if (lower == table)
                continue;

            Reference(lower);
            Use(lower, info.Type);
            Found(lower).LinearUses++;
            Found(table).LinearEntries++;
        }
    }

    private string Entry(MachineFrame table, int index, ulong entry) => $"entry {index} of {_frames[table].Type} table {table} (0x{entry:x})";
}
