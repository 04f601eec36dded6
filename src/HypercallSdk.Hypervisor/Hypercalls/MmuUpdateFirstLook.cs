using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Paging;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor.Hypercalls;

/// <summary>
/// <c>HYPERVISOR_mmu_update</c> looks for the domain whose tables are meant, and for the one whose frames are, before it reads the
/// first request: where there is none, the requests are not touched. The count of those done is written for the second one alone.
/// </summary>
/// <param name="handler">What serves the calls.</param>
internal sealed class MmuUpdateFirstLook(MmuUpdateHandler handler) : FirstLookDispatcher(handler)
{
    /// <inheritdoc/>
    protected override HypercallResult Look(Vcpu caller, in HypercallRegisters registers)
    {
        // An array in the hypervisor's own range is refused before that.
        if (!AddressSpace.IsGuestAddress(registers.Rdi))
            return HypercallResult.Success;

        var argument = (uint)registers.R10;
        HypercallResult result = MmuUpdateHandler.FindTableOwner(caller, argument >> 16, out _);
        if (result.IsError)
            return result;

        result = ForeignDomain.Find(caller, new DomainId((ushort)argument), "foreignDomain", out _);
        if (result.IsError && registers.Rdx != 0)
            _ = caller.TryCopyOut(registers.Rdx, 0U); // a place that cannot be written is not told of

        return result;
    }
}
