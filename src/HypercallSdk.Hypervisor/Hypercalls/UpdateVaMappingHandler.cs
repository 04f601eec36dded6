using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Domains;
using HypercallSdk.Hypervisor.Machine;
using HypercallSdk.Hypervisor.Paging;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor.Hypercalls;

/// <summary>Changing one mapping (<c>HYPERVISOR_update_va_mapping</c> and its otherdomain form).</summary>
[HypercallHandler<IUpdateVaMapping>]
internal sealed unsafe partial class UpdateVaMappingHandler
{
    /// <summary>Writes the level-1 entry of an address, checked.</summary>
    public HypercallResult Set(Vcpu caller, VirtualAddress address, PageTableEntry entry, UpdateVaMappingFlags flags) =>
        Set(caller, address, entry, flags, caller.Domain);

    /// <summary>The same, mapping a frame of another domain's.</summary>
    public HypercallResult SetOtherDomain(Vcpu caller, VirtualAddress address, PageTableEntry entry, UpdateVaMappingFlags flags, DomainId domain)
    {
        HypercallResult result = ForeignDomain.Find(caller, domain, "domain", out Domain? pageOwner);
        if (result.IsSuccess)
            result = ForeignDomain.Check(caller, pageOwner, domain, "domain");

        return result.IsSuccess ? Set(caller, address, entry, flags, pageOwner) : result;
    }

    // An entry that is refused was not written: then nothing is flushed either, and a bitmap is not looked at.
    private static HypercallResult Set(Vcpu caller, VirtualAddress address, PageTableEntry entry, UpdateVaMappingFlags flags, Domain? pageOwner)
    {
        HypercallResult result = SetEntry(caller, address, entry, pageOwner);
        return result.IsError ? result : Flush(caller, address, flags);
    }

    private static HypercallResult SetEntry(Vcpu caller, VirtualAddress address, PageTableEntry entry, Domain? pageOwner)
    {
        if (!AddressSpace.IsGuestAddress(address.Value))
            return caller.Refuse(XenErrno.InvalidArgument, "the address is not canonical or belongs to the hypervisor", "address", address.Value, "a guest virtual address");

        if (caller.AddressSpace.FindL1Entry(address.Value, out MachineFrame table) is null)
            return caller.Refuse(XenErrno.InvalidArgument, "no L1 table maps the address: a level above it is not present", "address", address.Value, "an address that the guest's tables reach down to L1");

        // Through a linear page table the last step of a walk is a table of another level.
        Host host = caller.Domain.Host;
        return host.Memory[table].Type == FrameType.L1
            ? host.PageTables.ModifyL1(caller, table, (int)(address.Value >> Page.Shift) & (EntryRules.EntriesPerTable - 1), entry, preserveAccessedDirty: false, caller.Domain, pageOwner)
            : caller.Refuse(XenErrno.InvalidArgument, $"{FrameDescription.Of(caller, host.Memory, table)}: the address is mapped by a table that is no L1 table", "address", address.Value, "mmu_update for entries of other tables");
    }

    // Of the own vCPU, of all, or of those in a bitmap whose address the flags are.
    private static HypercallResult Flush(Vcpu caller, VirtualAddress address, UpdateVaMappingFlags flags)
    {
        UpdateVaMappingFlags kind = flags & UpdateVaMappingFlags.FlushTypeMask;
        if (kind is not (UpdateVaMappingFlags.TlbFlush or UpdateVaMappingFlags.InvalidatePage))
            return HypercallResult.Success;

        bool flushesAll = kind == UpdateVaMappingFlags.TlbFlush;
        var bitmap = (ulong)(flags & ~UpdateVaMappingFlags.FlushTypeMask);
        Domain domain = caller.Domain;
        switch (bitmap)
        {
            case 0 when flushesAll:
                caller.FlushTranslations();
                return HypercallResult.Success;
            case 0:
                caller.FlushTranslation(address);
                return HypercallResult.Success;
            case (ulong)UpdateVaMappingFlags.All when flushesAll:
                domain.FlushTranslations();
                return HypercallResult.Success;
            case (ulong)UpdateVaMappingFlags.All:
                domain.FlushTranslation(address);
                return HypercallResult.Success;
        }

        if (!domain.TryReadVcpus(caller, bitmap, out VcpuBitmap vcpus))
            return caller.RefusePointer("flags", bitmap, sizeof(ulong), write: false);

        if (flushesAll)
            domain.FlushTranslations(vcpus);
        else
            domain.FlushTranslation(address, vcpus);

        return HypercallResult.Success;
    }
}
