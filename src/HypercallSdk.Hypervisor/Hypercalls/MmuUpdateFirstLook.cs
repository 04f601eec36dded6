using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Paging;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor.Hypercalls;

/// <summary>
/// <c>HYPERVISOR_mmu_update</c> looks for the domain whose tables are meant before it reads the first request: where there is
/// none, neither the requests nor the count of those done are touched.
/// </summary>
/// <param name="handler">What serves the calls.</param>
internal sealed class MmuUpdateFirstLook(MmuUpdateHandler handler) : FirstLookDispatcher(handler)
{
    /// <inheritdoc/>
    protected override HypercallResult Look(Vcpu caller, in HypercallRegisters registers) =>
        AddressSpace.IsGuestAddress(registers.Rdi)
            ? MmuUpdateHandler.FindTableOwner(caller, (uint)registers.R10 >> 16, out _)
            : HypercallResult.Success; // refused before that
}
