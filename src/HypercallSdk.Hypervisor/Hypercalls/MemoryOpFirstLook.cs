using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor.Hypercalls;

/// <summary>
/// The commands of <c>HYPERVISOR_memory_op</c> that put pages into a translated domain's memory look at how many the command
/// says are done before they read of which.
/// </summary>
/// <param name="handler">What serves the calls.</param>
internal sealed class MemoryOpFirstLook(MemoryOpHandler handler) : FirstLookDispatcher(handler)
{
    private const ulong AddToPhysmap = 7;
    private const ulong AddToPhysmapBatch = 23;
    private const int CommandBits = 6;
    private const ulong CommandMask = (1 << CommandBits) - 1;

    /// <inheritdoc/>
    protected override HypercallResult Look(Vcpu caller, in HypercallRegisters registers) =>
        (registers.Rdi & CommandMask) is AddToPhysmap or AddToPhysmapBatch && registers.Rdi >> CommandBits > ushort.MaxValue
            ? caller.Refuse(XenErrno.OutOfDomain, "no call has so many pages", "command", registers.Rdi, "at most 65535 done")
            : HypercallResult.Success;
}
