using System;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Domains;
using HypercallSdk.Hypervisor.Machine;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor.Hypercalls;

/// <summary>Roots and flushes (<c>HYPERVISOR_mmuext_op</c>).</summary>
[HypercallHandler<IMmuExtOp>]
internal sealed partial class MmuExtOpHandler
{
    /// <summary>Does the operations in order, up to the first that fails.</summary>
    public HypercallResult Execute(Vcpu caller, ReadOnlySpan<MmuExtendedOperation> operations, out uint done, DomainId domain)
    {
        done = 0;
        if (domain != DomainId.Self)
        {
            // Xen wants DOMID_SELF: the caller's own number is no foreign domain.
            Domain? foreign = domain == caller.Domain.Id ? null : caller.Domain.Host.FindDomain(domain, caller.Domain);
            if (foreign is null)
                return caller.Refuse(XenErrno.NoSuchDomain, "no such other domain", "domain", domain.Value, "DOMID_SELF, or the number of another domain");

            if (!caller.Domain.IsControlDomain)
                return caller.Refuse(XenErrno.NotPermitted, "only the control domain may name another domain's frames", "domain", domain.Value, "DOMID_SELF");
        }

        foreach (ref readonly MmuExtendedOperation operation in operations)
        {
            HypercallResult result = ExecuteOne(caller, in operation);
            if (result.IsError)
                return result;

            done++;
        }

        return HypercallResult.Success;
    }

    private static HypercallResult ExecuteOne(Vcpu caller, in MmuExtendedOperation operation)
    {
        switch (operation.Command)
        {
            case MmuExtendedCommand.NewBasePointer:
                return SetRoot(caller, operation.Frame);
            case MmuExtendedCommand.TlbFlushLocal:
            case MmuExtendedCommand.TlbFlushAll:
                caller.FlushTranslations();
                return HypercallResult.Success;
            case MmuExtendedCommand.InvalidatePageLocal:
            case MmuExtendedCommand.InvalidatePageAll:
                caller.FlushTranslation(operation.LinearAddress);
                return HypercallResult.Success;
            case MmuExtendedCommand.TlbFlushMulti:
            case MmuExtendedCommand.InvalidatePageMulti:
                if (!caller.TryCopyIn(operation.VcpuMask.Address, out byte vcpus))
                    return caller.RefusePointer("operations.VcpuMask", operation.VcpuMask.Address, 1, write: false);

                if ((vcpus & 1) != 0 && operation.Command == MmuExtendedCommand.TlbFlushMulti)
                    caller.FlushTranslations();
                else if ((vcpus & 1) != 0)
                    caller.FlushTranslation(operation.LinearAddress);

                return HypercallResult.Success;
            case MmuExtendedCommand.MarkSuper:
            case MmuExtendedCommand.UnmarkSuper:
                return caller.Refuse(XenErrno.NotSupported, "superpages are not marked any more", "operations.Command", (ulong)operation.Command, "any other operation");

            case <= MmuExtendedCommand.UnmarkSuper:
                return caller.Refuse(XenErrno.NotImplemented, "this operation is not served yet", "operations.Command", (ulong)operation.Command, "a new base pointer, or a TLB flush");
            default:
                return caller.Refuse(XenErrno.NotImplemented, "no such operation", "operations.Command", (ulong)operation.Command, "a command of mmuext_op");
        }
    }

    private static HypercallResult SetRoot(Vcpu caller, MachineFrame frame)
    {
        MachineMemory memory = caller.Domain.Host.Memory;
        if (!memory.Contains(frame) || !memory[frame].IsOwnedBy(caller.Domain.Id))
            return caller.Refuse(XenErrno.InvalidArgument, "the frame is not the domain's", "operations.Frame", frame.Value, "an L4 table of the domain");

        if (memory[frame].Type != FrameType.L4)
            return caller.Refuse(XenErrno.InvalidArgument, $"the frame is {memory[frame].Type}, not an L4 table; making new tables is not served yet", "operations.Frame", frame.Value, "the root that the domain was started with");

        caller.KernelSpace.Root = frame;
        return HypercallResult.Success;
    }
}
