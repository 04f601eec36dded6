using System;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Traps;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor.Hypercalls;

/// <summary>The virtual IDT (<c>HYPERVISOR_set_trap_table</c>).</summary>
[HypercallHandler<ITrapTable>]
internal sealed partial class TrapTableHandler
{
    /// <summary>Sets entries; a null pointer clears the table.</summary>
    public HypercallResult Set(Vcpu caller, ReadOnlySpan<TrapInfo> entries)
    {
        VirtualIdt table = caller.Domain.TrapTable;
        if (caller.Gate.Registers.Rdi == 0)
        {
            table.Clear();
            return HypercallResult.Success;
        }

        // Entries before one that is refused stay set, as on Xen.
        foreach (ref readonly TrapInfo entry in entries)
        {
            if (!new VirtualAddress(entry.Address).IsCanonical)
                return caller.Refuse(XenErrno.InvalidArgument, $"the handler's address of vector {entry.Vector} is not canonical", "entries.Address", entry.Address, "a canonical address");

            table.Set(in entry);
        }

        return HypercallResult.Success;
    }
}
