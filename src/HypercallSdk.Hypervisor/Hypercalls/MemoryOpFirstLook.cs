using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor.Hypercalls;

/// <summary>
/// <c>HYPERVISOR_memory_op</c> looks at how much the command says is done before it reads of what: most commands are never
/// continued, and those that put pages into a translated domain's memory take no more than fit into 16 bits.
/// </summary>
/// <param name="handler">What serves the calls.</param>
internal sealed class MemoryOpFirstLook(MemoryOpHandler handler) : FirstLookDispatcher(handler)
{
    private const int AddToPhysmap = 7;
    private const int AddToPhysmapBatch = 23;

    // maximum_ram_page, current_reservation, maximum_reservation, exchange, maximum_gpfn, remove_from_physmap, claim_pages,
    // get_vnumainfo and reserved_device_memory_map. What is not continued and not among them is matched by the whole register.
    private const ulong NeverContinued = 1UL << 2 | 1UL << 3 | 1UL << 4 | 1UL << 11 | 1UL << 14 | 1UL << 15 | 1UL << 24 | 1UL << 26 | 1UL << 27;

    /// <inheritdoc/>
    protected override HypercallResult Look(Vcpu caller, in HypercallRegisters registers)
    {
        ulong done = registers.Rdi >> MemoryOpHandler.CommandBits;
        int command = (int)registers.Rdi & ((1 << MemoryOpHandler.CommandBits) - 1);
        if (done != 0 && (NeverContinued >> command & 1) != 0)
            return caller.Refuse(XenErrno.InvalidArgument, "this command is never continued", "command", registers.Rdi, "no bits above the command's 6");

        return command is AddToPhysmap or AddToPhysmapBatch && done > ushort.MaxValue
            ? caller.Refuse(XenErrno.OutOfDomain, "no call has so many pages", "command", registers.Rdi, "at most 65535 done")
            : HypercallResult.Success;
    }
}
