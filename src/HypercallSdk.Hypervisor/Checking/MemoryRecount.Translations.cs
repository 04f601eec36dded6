using System.Collections.Generic;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Domains;
using HypercallSdk.Hypervisor.Machine;
using HypercallSdk.Hypervisor.Paging;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor.Checking;

internal sealed unsafe partial class MemoryRecount
{
    private readonly Dictionary<ulong, DomainId> _tags = [];

    private void CheckTranslations()
    {
        // An entry whose tag no address space has any more matches nobody's access.
        _tags.Clear();
        foreach (Domain domain in host.Domains)
        {
            foreach (Vcpu vcpu in domain.Vcpus)
            {
                AddTag(domain, vcpu.KernelSpace);
                AddTag(domain, vcpu.UserSpace);
            }
        }

        if (_tags.Count == 0)
            return;

        for (VcpuMode mode = VcpuMode.Kernel; mode <= VcpuMode.User; mode++)
        {
            for (MemoryAccess access = MemoryAccess.Read; access <= MemoryAccess.Execute; access++)
                CheckTable(mode, access);
        }
    }

    private void AddTag(Domain domain, AddressSpace space)
    {
        if (space.Tag != TranslationCache.NoTag && !_tags.TryAdd(space.Tag, domain.Id))
            Say($"two address spaces have the tag {space.Tag}, the second one domain {domain.Id}'s");
    }

    private void CheckTable(VcpuMode mode, MemoryAccess access)
    {
        const ulong TagMask = Page.Size - 1;

        foreach (ref readonly TranslationEntry entry in host.Translations.Entries(mode, access))
        {
            if (entry.Tag != 0 && _tags.TryGetValue(entry.Tag & TagMask, out DomainId domain))
                CheckTranslation(domain, access, entry.Tag & ~TagMask, (ulong)entry.Addend);
        }
    }

    private void CheckTranslation(DomainId domain, MemoryAccess access, ulong address, ulong addend)
    {
        ulong offset = address + addend - (ulong)_memory.Base;
        var frame = new MachineFrame(offset >> Page.Shift);
        if (!_memory.Contains(frame) || offset % Page.Size != 0)
        {
            Say($"domain {domain}'s cached translation of 0x{address:x} leads out of the machine's memory");
            return;
        }

        ref readonly FrameInfo info = ref _frames[frame];
        if (info.IsFree)
        {
            if (info.FlushStamp != host.Translations.Clock)
                Say($"{What(domain, access, address, frame)}, and nothing flushes it before the frame is handed out again");

            return;
        }

        bool writes = access == MemoryAccess.Write;
        if (writes && info.TypeCount > 0 && (IsTable(info.Type) || info.Type == FrameType.SegmentDescriptor))
            Say(What(domain, access, address, frame));

        if (!info.IsOwnedBy(domain) && domain != DomainId.Zero && !IsGranted(domain, frame, writes))
            Say($"{What(domain, access, address, frame)}, which it neither owns nor was granted");
    }

    private string What(DomainId domain, MemoryAccess access, ulong address, MachineFrame frame) =>
        $"domain {domain}'s cached translation of 0x{address:x} for {access} leads to {Describe(frame)}";
}
