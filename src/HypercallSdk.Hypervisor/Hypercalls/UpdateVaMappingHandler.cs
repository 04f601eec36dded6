using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Paging;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor.Hypercalls;

/// <summary>Changing one mapping (<c>HYPERVISOR_update_va_mapping</c>).</summary>
[HypercallHandler<IUpdateVaMapping>]
internal sealed partial class UpdateVaMappingHandler
{
    /// <summary>Writes the level-1 entry of an address, checked.</summary>
    public HypercallResult Set(Vcpu caller, VirtualAddress address, PageTableEntry entry, UpdateVaMappingFlags flags)
    {
        HypercallResult result = PageTableUpdate.SetL1Entry(caller, address, entry);

        // The flush is made whatever became of the entry. Its vCPUs are the own one, all, or those of a bitmap.
        ulong bitmap = (ulong)(flags & ~UpdateVaMappingFlags.FlushTypeMask);
        UpdateVaMappingFlags kind = flags & UpdateVaMappingFlags.FlushTypeMask;
        if (kind is not (UpdateVaMappingFlags.TlbFlush or UpdateVaMappingFlags.InvalidatePage))
            return result;

        byte vcpus = 1;
        if (bitmap > (ulong)UpdateVaMappingFlags.All && !caller.TryCopyIn(bitmap, out vcpus))
            return caller.RefusePointer("flags", bitmap, 1, write: false);

        if ((vcpus & 1) != 0 && kind == UpdateVaMappingFlags.TlbFlush)
            caller.FlushTranslations();
        else if ((vcpus & 1) != 0)
            caller.FlushTranslation(address);

        return result;
    }

    /// <summary>The same with another domain's frame: not served yet.</summary>
    public HypercallResult SetOtherDomain(Vcpu caller, VirtualAddress address, PageTableEntry entry, UpdateVaMappingFlags flags, DomainId domain) =>
        caller.Refuse(XenErrno.NotImplemented, "not served yet", "domain", domain.Value, "another call");
}
