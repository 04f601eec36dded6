using System;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Traps;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor.Hypercalls;

/// <summary>The calling vCPU's virtual IDT (<c>HYPERVISOR_set_trap_table</c>).</summary>
[HypercallHandler<ITrapTable>]
internal sealed partial class TrapTableHandler
{
    /// <summary>Sets entries; a null pointer clears the table.</summary>
    public HypercallResult Set(Vcpu caller, ReadOnlySpan<TrapInfo> entries)
    {
        Host host = caller.Domain.Host;
        if (caller.Gate.Registers.Rdi == 0)
        {
            caller.TrapTable = VirtualIdt.Empty;
            return HypercallResult.Success;
        }

        Span<TrapInfo> table = caller.Scratch<TrapInfo>(VirtualIdt.VectorCount);
        caller.TrapTable.Entries.CopyTo(table);
        HypercallResult result = HypercallResult.Success;

        // Entries before one that is refused stay set, as on Xen.
        foreach (ref readonly TrapInfo entry in entries)
        {
            if (!new VirtualAddress(entry.Address).IsCanonical)
            {
                result = caller.Refuse(XenErrno.InvalidArgument, $"the handler's address of vector {entry.Vector} is not canonical", "entries.Address", entry.Address, "a canonical address");
                break;
            }

            VirtualIdt.Set(table, in entry);
        }

        caller.TrapTable = host.TrapTables.Find(table);
        return result;
    }
}
