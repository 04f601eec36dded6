using System;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Domains;
using HypercallSdk.Hypervisor.GrantTables;
using HypercallSdk.Hypervisor.Paging;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor.Hypercalls;

/// <summary>Grant tables (<c>HYPERVISOR_grant_table_op</c>).</summary>
[HypercallHandler<IGrantTableOp>]
internal sealed partial class GrantTableOpHandler(GrantTableIndex tables, GrantMapper mapper, GrantCopier copier, GrantTransfers transfers)
{
    private const int CommandBits = 12;
    private const string DomainField = "operations.Domain";

    /// <summary>Maps grants.</summary>
    public HypercallResult Map(Vcpu caller, Span<GrantMap> operations)
    {
        for (int i = 0; i < operations.Length; i++)
        {
            caller.BeginEntry(i);
            operations[i].Status = mapper.Map(caller, ref operations[i]);
        }

        return Done(caller);
    }

    /// <summary>Ends mappings.</summary>
    public HypercallResult Unmap(Vcpu caller, Span<GrantUnmap> operations)
    {
        mapper.Unmap(caller, operations);
        return Done(caller);
    }

    /// <summary>Ends mappings and puts others in their place.</summary>
    public HypercallResult UnmapAndReplace(Vcpu caller, Span<GrantUnmapAndReplace> operations)
    {
        mapper.UnmapAndReplace(caller, operations);
        return Done(caller);
    }

    /// <summary>Makes a table larger and tells its frames.</summary>
    public HypercallResult SetupTable(Vcpu caller, Span<GrantSetupTable> operations)
    {
        // There is one; where it cannot be read, the dispatcher refuses it.
        if (operations.IsEmpty)
            return HypercallResult.Success;

        ref GrantSetupTable operation = ref operations[0];
        if (!AddressSpace.IsGuestAddress(operation.FrameList.Address))
            return caller.RefusePointer("operations.FrameList", operation.FrameList.Address, operation.FrameCount * sizeof(ulong), write: true);

        operation.Status = SetupTable(caller, in operation);
        return HypercallResult.Success;
    }

    /// <summary>Xen has given it up.</summary>
    public HypercallResult DumpTable(Vcpu caller, GuestPointer<GrantDumpTable> operations, uint count) => (int)count < 0
        ? caller.Refuse(XenErrno.InvalidArgument, "the count is negative as a 32-bit number", "count", count, "0 or more")
        : caller.Refuse(XenErrno.NotImplemented, "Xen has given this command up", "command", (uint)caller.Gate.Registers.Rdi, "another one");

    /// <summary>Gives frames away.</summary>
    public HypercallResult Transfer(Vcpu caller, Span<GrantTransfer> operations)
    {
        for (int i = 0; i < operations.Length; i++)
        {
            caller.BeginEntry(i);
            operations[i].Status = transfers.Transfer(caller, in operations[i]);
        }

        return Done(caller);
    }

    /// <summary>Copies between frames and grants.</summary>
    public HypercallResult Copy(Vcpu caller, Span<GrantCopy> operations)
    {
        copier.Copy(caller, operations);
        return Done(caller);
    }

    /// <summary>How large a table is and may become.</summary>
    public HypercallResult QuerySize(Vcpu caller, Span<GrantQuerySize> operations)
    {
        // There is one; where it cannot be read, the dispatcher refuses it.
        if (operations.IsEmpty)
            return HypercallResult.Success;

        ref GrantQuerySize operation = ref operations[0];
        operation.Status = FindTarget(caller, operation.Domain, out GrantTable? table);
        if (table is not null)
        {
            operation.FrameCount = (uint)table.FrameCount;
            operation.MaximumFrameCount = table.MaximumFrameCount;
        }

        return HypercallResult.Success;
    }

    /// <summary>Sets the version of the caller's table.</summary>
    public HypercallResult SetVersion(Vcpu caller, ref GrantSetVersion operation)
    {
        HypercallResult result = caller.Domain.Grants.SetVersion(caller, operation.Version);
        operation.Version = caller.Domain.Grants.Version;
        return result;
    }

    /// <summary>Tells the frames of the status words.</summary>
    public HypercallResult GetStatusFrames(Vcpu caller, Span<GrantStatusFrames> operations)
    {
        // There is one; where it cannot be read, the dispatcher refuses it.
        if (operations.IsEmpty)
            return HypercallResult.Success;

        ref GrantStatusFrames operation = ref operations[0];
        if (!AddressSpace.IsGuestAddress(operation.FrameList.Address))
            return caller.RefusePointer("operations.FrameList", operation.FrameList.Address, operation.FrameCount * sizeof(ulong), write: true);

        operation.Status = GetStatusFrames(caller, in operation);
        return HypercallResult.Success;
    }

    /// <summary>Tells the version of a table.</summary>
    public HypercallResult GetVersion(Vcpu caller, ref GrantGetVersion operation)
    {
        const string Field = "operation.Domain";
        if (tables.FindAny(operation.Domain, caller.Domain) is not { } table)
            return caller.Refuse(XenErrno.NoSuchDomain, "no such domain", Field, operation.Domain.Value, "the number of a domain, or DOMID_SELF");

        if (!MayAsk(caller, table.Domain))
            return caller.Refuse(XenErrno.NotPermitted, "only the control domain may ask about another domain", Field, operation.Domain.Value, "DOMID_SELF");

        operation.Version = table.Version;
        return HypercallResult.Success;
    }

    /// <summary>Swaps entries of the caller's table.</summary>
    public HypercallResult Swap(Vcpu caller, Span<GrantSwap> operations)
    {
        for (int i = 0; i < operations.Length; i++)
        {
            caller.BeginEntry(i);
            operations[i].Status = Swap(caller, caller.Domain.Grants, operations[i].First, operations[i].Second);
        }

        return Done(caller);
    }

    /// <summary>Cleans cache lines: there is no cache here, so only what may be named is checked.</summary>
    public HypercallResult CacheFlush(Vcpu caller, ReadOnlySpan<GrantCacheFlush> operations)
    {
        for (int i = 0; i < operations.Length; i++)
        {
            caller.BeginEntry(i);
            HypercallResult result = GrantCaches.Flush(caller, tables, in operations[i]);
            if (result.IsError)
                return result;
        }

        return Done(caller);
    }

    // Above the command's 12 bits Xen keeps how far an interrupted call came. No guest has a use for them.
    private static new long RefuseUnknownCommand(Vcpu caller)
    {
        var command = (uint)caller.Gate.Registers.Rdi;
        return command >> CommandBits == 0
            ? HypercallDispatcher.RefuseUnknownCommand(caller)
            : caller.Refuse(XenErrno.InvalidArgument, "this command is not continued", "command", command, "no bits above the command's 12").Value;
    }

    // What is refused from here on is about the call.
    private static HypercallResult Done(Vcpu caller)
    {
        caller.EndEntries();
        return HypercallResult.Success;
    }

    private static bool MayAsk(Vcpu caller, Domain domain) => domain == caller.Domain || caller.Domain.IsControlDomain;

    private static GrantStatus SetupTable(Vcpu caller, GrantTable table, uint frames)
    {
        if (frames > table.MaximumFrameCount)
            return caller.RefuseGrant(GrantStatus.GeneralError, "the domain may not have so large a table", "operations.FrameCount", frames, $"at most {table.MaximumFrameCount}");

        return table.TryGrow(int.Max((int)frames, table.FrameCount))
            ? GrantStatus.Okay
            : caller.RefuseGrant(GrantStatus.GeneralError, "the machine has no memory left for the table's frames", "operations.FrameCount", frames, "free memory");
    }

    private static GrantStatus WriteFrames(Vcpu caller, GuestPointer<MachineFrame> list, ReadOnlySpan<MachineFrame> frames)
    {
        for (int i = 0; i < frames.Length; i++)
        {
            ulong address = list.Address + ((ulong)i * sizeof(ulong));
            if (!caller.TryCopyOut(address, frames[i]))
                return caller.RefuseGrant(GrantStatus.BadVirtualAddress, "the list cannot be written", "operations.FrameList", address, "mapped, writable guest memory");
        }

        return GrantStatus.Okay;
    }

    private static GrantStatus Swap(Vcpu caller, GrantTable table, GrantReference first, GrantReference second)
    {
        if (first.Value >= table.EntryCount)
            return RefuseReference(caller, table, "operations.First", first);

        if (second.Value >= table.EntryCount)
            return RefuseReference(caller, table, "operations.Second", second);

        if (first == second)
            return GrantStatus.Okay;

        if (table.Active(first).IsInUse)
            return RefuseInUse(caller, table, "operations.First", first);

        if (table.Active(second).IsInUse)
            return RefuseInUse(caller, table, "operations.Second", second);

        table.Swap(first, second);
        return GrantStatus.Okay;
    }

    private static GrantStatus RefuseReference(Vcpu caller, GrantTable table, string field, GrantReference reference) =>
        caller.RefuseGrant(GrantStatus.BadReference, $"the table has {table.EntryCount} entries", field, reference.Value, $"0 to {table.EntryCount - 1}");

    private static GrantStatus RefuseInUse(Vcpu caller, GrantTable table, string field, GrantReference reference) =>
        caller.RefuseGrant(GrantStatus.TryAgain, $"the grant is in use by domain {table.Active(reference).User}", field, reference.Value, "a grant that nobody uses");

    private GrantStatus SetupTable(Vcpu caller, in GrantSetupTable operation)
    {
        GrantStatus status = FindTarget(caller, operation.Domain, out GrantTable? table);
        if (table is not null)
            status = SetupTable(caller, table, operation.FrameCount);

        return table is not null && status == GrantStatus.Okay
            ? WriteFrames(caller, operation.FrameList, table.Frames[..(int)operation.FrameCount])
            : status;
    }

    private GrantStatus GetStatusFrames(Vcpu caller, in GrantStatusFrames operation)
    {
        GrantStatus status = FindTarget(caller, operation.Domain, out GrantTable? table);
        if (table is null)
            return status;

        return operation.FrameCount > (uint)table.StatusFrameCount
            ? caller.RefuseGrant(GrantStatus.GeneralError, $"the table, of version {table.Version}, has {table.StatusFrameCount} status frames", "operations.FrameCount", operation.FrameCount, $"at most {table.StatusFrameCount}")
            : WriteFrames(caller, operation.FrameList, table.StatusFrames[..(int)operation.FrameCount]);
    }

    private GrantStatus FindTarget(Vcpu caller, DomainId domain, out GrantTable? table)
    {
        table = tables.FindAny(domain, caller.Domain);
        if (table is null)
            return caller.RefuseGrant(GrantStatus.BadDomain, "no such domain", DomainField, domain.Value, "the number of a domain, or DOMID_SELF");

        if (MayAsk(caller, table.Domain))
            return GrantStatus.Okay;

        table = null;
        return caller.RefuseGrant(GrantStatus.PermissionDenied, "only the control domain may ask about another domain", DomainField, domain.Value, "DOMID_SELF");
    }
}
