using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Domains;
using HypercallSdk.Hypervisor.Paging;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor.Hypercalls;

/// <summary>
/// <c>HYPERVISOR_mmuext_op</c> looks for the domain whose frames are meant before it reads the first operation: where there is
/// none, neither the operations nor the count of those done are touched.
/// </summary>
/// <param name="handler">What serves the calls.</param>
internal sealed class MmuExtOpFirstLook(MmuExtOpHandler handler) : FirstLookDispatcher(handler)
{
    /// <inheritdoc/>
    protected override HypercallResult Look(Vcpu caller, in HypercallRegisters registers)
    {
        // An array in the hypervisor's own range is refused before that.
        if (!AddressSpace.IsGuestAddress(registers.Rdi))
            return HypercallResult.Success;

        var id = new DomainId((ushort)registers.R10);
        HypercallResult result = ForeignDomain.Find(caller, id, "domain", out Domain? domain);
        return result.IsError ? result : ForeignDomain.Check(caller, domain, id, "domain");
    }
}
