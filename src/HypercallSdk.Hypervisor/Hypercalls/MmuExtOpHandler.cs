using System;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Domains;
using HypercallSdk.Hypervisor.Machine;
using HypercallSdk.Hypervisor.Paging;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor.Hypercalls;

/// <summary>Pins, roots, flushes and the rest (<c>HYPERVISOR_mmuext_op</c>).</summary>
[HypercallHandler<IMmuExtOp>]
internal sealed unsafe partial class MmuExtOpHandler
{
    private const uint MostLdtEntries = 8192;

    /// <summary>Does the operations in order, up to the first that fails.</summary>
    public HypercallResult Execute(Vcpu caller, ReadOnlySpan<MmuExtendedOperation> operations, out uint done, DomainId domain)
    {
        done = 0;
        HypercallResult result = ForeignDomain.Find(caller, domain, "domain", out Domain? owner);
        if (result.IsSuccess)
            result = ForeignDomain.Check(caller, owner, domain, "domain");

        if (result.IsError)
        {
            done = ForeignDomain.DoneBefore(caller);
            return result;
        }

        foreach (ref readonly MmuExtendedOperation operation in operations)
        {
            caller.BeginEntry((int)done);
            result = Execute(caller, in operation, owner);
            if (result.IsError)
                return result;

            done++;
        }

        return HypercallResult.Success;
    }

    // On frames of whichever domain was named; what is about the calling vCPU is below.
    private static HypercallResult Execute(Vcpu caller, in MmuExtendedOperation operation, Domain? owner)
    {
        switch (operation.Command)
        {
            case >= MmuExtendedCommand.PinL1Table and <= MmuExtendedCommand.PinL4Table:
                int level = (int)(operation.Command - MmuExtendedCommand.PinL1Table) + 1;
                return owner is null
                    ? RefuseNobody(caller, operation.Frame)
                    : caller.Domain.Host.PageTables.Pin(caller, owner, operation.Frame, PageTypes.TypeOf(level));
            case MmuExtendedCommand.UnpinTable:
                return owner is null
                    ? RefuseNobody(caller, operation.Frame)
                    : caller.Domain.Host.PageTables.Unpin(caller, owner, operation.Frame);
            case MmuExtendedCommand.ClearPage:
                return owner is null ? RefuseNobody(caller, operation.Frame) : Fill(caller, owner, operation.Frame, null);
            case MmuExtendedCommand.CopyPage:
                return owner is null ? RefuseNobody(caller, operation.Frame) : Copy(caller, owner, operation.Frame, operation.SourceFrame);
            case MmuExtendedCommand.MarkSuper:
            case MmuExtendedCommand.UnmarkSuper:
                return caller.Refuse(XenErrno.NotSupported, "superpages are not marked any more", "operations.Command", (ulong)operation.Command, "any other operation");
            case MmuExtendedCommand.NewBasePointer:
            case MmuExtendedCommand.NewUserBasePointer:
            case >= MmuExtendedCommand.TlbFlushLocal and <= MmuExtendedCommand.SetLdt:
            case MmuExtendedCommand.FlushCacheGlobal:
                return owner == caller.Domain
                    ? Execute(caller, in operation)
                    : caller.Refuse(XenErrno.NotPermitted, "this operation is about the calling vCPU: no other domain can be named", "operations.Command", (ulong)operation.Command, "DOMID_SELF as the domain");
            default:
                return caller.Refuse(XenErrno.NotImplemented, "no such operation", "operations.Command", (ulong)operation.Command, "a command of mmuext_op");
        }
    }

    private static HypercallResult Execute(Vcpu caller, in MmuExtendedOperation operation)
    {
        switch (operation.Command)
        {
            case MmuExtendedCommand.NewBasePointer:
                return caller.SetKernelRoot(caller, operation.Frame);
            case MmuExtendedCommand.NewUserBasePointer:
                return caller.SetUserRoot(caller, operation.Frame);
            case MmuExtendedCommand.TlbFlushLocal:
                caller.FlushTranslations();
                return HypercallResult.Success;
            case MmuExtendedCommand.TlbFlushAll:
                caller.Domain.FlushTranslations();
                return HypercallResult.Success;
            case MmuExtendedCommand.InvalidatePageLocal:
                caller.FlushTranslation(operation.LinearAddress);
                return HypercallResult.Success;
            case MmuExtendedCommand.InvalidatePageAll:
                caller.Domain.FlushTranslation(operation.LinearAddress);
                return HypercallResult.Success;
            case MmuExtendedCommand.TlbFlushMulti:
            case MmuExtendedCommand.InvalidatePageMulti:
                return FlushVcpus(caller, in operation);
            case MmuExtendedCommand.SetLdt:
                return SetLdt(caller, operation.LinearAddress, operation.EntryCount);
            default:
                return FlushCache(caller, operation.Command);
        }
    }

    private static HypercallResult FlushVcpus(Vcpu caller, in MmuExtendedOperation operation)
    {
        // Xen answers EINVAL where the bitmap cannot be read.
        ulong address = operation.VcpuMask.Address;
        if (!caller.Domain.TryReadVcpus(caller, address, out VcpuBitmap vcpus))
            return caller.Refuse(XenErrno.InvalidArgument, "the bitmap of vCPUs cannot be read", "operations.VcpuMask", address, "mapped guest memory, a bit for each vCPU");

        if (operation.Command == MmuExtendedCommand.TlbFlushMulti)
            caller.Domain.FlushTranslations(vcpus);
        else
            caller.Domain.FlushTranslation(operation.LinearAddress, vcpus);

        return HypercallResult.Success;
    }

    // Nothing here caches but the translations. Who has no devices may not ask, and the two refuse it differently.
    private static HypercallResult FlushCache(Vcpu caller, MmuExtendedCommand command) =>
        caller.Domain.IsControlDomain
            ? HypercallResult.Success
            : caller.Refuse(
                command == MmuExtendedCommand.FlushCache ? XenErrno.AccessDenied : XenErrno.InvalidArgument,
                "flushing caches is for domains with devices",
                "operations.Command",
                (ulong)command,
                "any other operation");

    private static HypercallResult SetLdt(Vcpu caller, VirtualAddress address, uint entries)
    {
        if (entries == 0)
            address = default;

        if (entries > MostLdtEntries)
            return caller.Refuse(XenErrno.InvalidArgument, "the table is too long", "operations.EntryCount", entries, $"at most {MostLdtEntries} descriptors");

        if (address.Offset != 0 || !AddressSpace.IsGuestAddress(address.Value))
            return caller.Refuse(XenErrno.InvalidArgument, "the table does not begin at a page of the guest's", "operations.LinearAddress", address.Value, "a guest virtual address that is a multiple of 4096");

        caller.Descriptors.SetLdt(address, entries);
        return HypercallResult.Success;
    }

    // Copies a frame, or clears it.
    private static HypercallResult Copy(Vcpu caller, Domain owner, MachineFrame frame, MachineFrame source)
    {
        Host host = caller.Domain.Host;
        return host.PageTypes.Owns(owner, source)
            ? Fill(caller, owner, frame, host.Memory.HostAddress(source))
            : host.PageTypes.RefuseOwner(caller, owner, source);
    }

    private static HypercallResult Fill(Vcpu caller, Domain owner, MachineFrame frame, byte* source)
    {
        Host host = caller.Domain.Host;
        HypercallResult result = host.PageTypes.GetPageAndType(caller, owner, frame, FrameType.Writable);
        if (result.IsError)
            return result;

        // SAFETY: both frames exist: one is referenced, the other's owner was asked for.
        var page = new Span<byte>(host.Memory.HostAddress(frame), Page.Size);
        host.Memory.Changed(frame);
        if (source is null)
            page.Clear();
        else
            new ReadOnlySpan<byte>(source, Page.Size).CopyTo(page);

        host.PageTypes.PutPageAndType(frame);
        return HypercallResult.Success;
    }

    private static HypercallResult RefuseNobody(Vcpu caller, MachineFrame frame) =>
        caller.Refuse(XenErrno.InvalidArgument, "no frame of memory belongs to DOMID_IO or DOMID_XEN", "operations.Frame", frame.Value, "DOMID_SELF, or the number of a domain");
}
