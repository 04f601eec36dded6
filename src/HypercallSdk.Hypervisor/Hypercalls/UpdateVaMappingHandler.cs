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

        // The flush is made whatever became of the entry. No translation outlives its entry here, so of a flush only its
        // bitmap of vCPUs is left to be read: a pointer, where the flags ask for neither the own vCPU nor all.
        ulong bitmap = (ulong)(flags & ~UpdateVaMappingFlags.FlushTypeMask);
        bool flushes = (flags & UpdateVaMappingFlags.FlushTypeMask) is UpdateVaMappingFlags.TlbFlush or UpdateVaMappingFlags.InvalidatePage;
        if (flushes && bitmap > (ulong)UpdateVaMappingFlags.All && !caller.TryCopyIn(bitmap, out byte _))
            return caller.RefusePointer("flags", bitmap, 1, write: false);

        return result;
    }
}
