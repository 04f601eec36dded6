using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Machine;
using HypercallSdk.Hypervisor.Paging;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor.GrantTables;

/// <summary>Who may clean whose cache lines. Nothing is done about it: memory here has no cache before it.</summary>
internal static class GrantCaches
{
    private const GrantCacheOperation Known = GrantCacheOperation.Clean | GrantCacheOperation.Invalidate;

    /// <summary>Cleans one place.</summary>
    public static HypercallResult Flush(Vcpu caller, GrantTableIndex tables, in GrantCacheFlush operation)
    {
        if (operation.Offset >= Page.Size || operation.Offset + operation.Length > Page.Size)
            return caller.Refuse(XenErrno.InvalidArgument, $"the place crosses its page: {operation.Length} bytes from {operation.Offset}", "operations.Offset", operation.Offset, $"an end at {Page.Size} at most");

        if ((operation.Operation & ~Known) != GrantCacheOperation.None)
            return caller.Refuse(XenErrno.InvalidArgument, "there is no such operation", "operations.Operation", (uint)operation.Operation, "clean, invalidate or both");

        if (operation.Length == 0 || operation.Operation == GrantCacheOperation.None)
            return HypercallResult.Success;

        MachineMemory memory = caller.Domain.Host.Memory;
        var frame = new MachineFrame(operation.DeviceBusAddress >> Page.Shift);
        if (!memory.Contains(frame))
            return RefuseFrame(caller, XenErrno.InvalidArgument, "the machine has no such frame", in operation);

        FrameInfo info = memory[frame];
        if (info.IsFree || tables.Find(info.Owner) is not { } table)
            return RefuseFrame(caller, XenErrno.NotPermitted, "the frame is nobody's", in operation);

        if (table.Domain != caller.Domain && !IsGranted(table, caller.Domain.Id, frame))
            return RefuseFrame(caller, XenErrno.InvalidArgument, $"the caller uses no grant of it: {FrameDescription.Of(caller, memory, frame)}", in operation);

        return operation.Operation == GrantCacheOperation.Invalidate
            ? caller.Refuse(XenErrno.NotSupported, "x86 does not drop cache lines without writing them back", "operations.Operation", (uint)operation.Operation, "clean, or both")
            : HypercallResult.Success;
    }

    private static bool IsGranted(GrantTable table, DomainId user, MachineFrame frame)
    {
        for (uint i = 0; i < table.EntryCount; i++)
        {
            ref readonly ActiveGrant grant = ref table.Active(new GrantReference(i));
            if (grant.IsInUse && grant.User == user && grant.Frame == frame)
                return true;
        }

        return false;
    }

    private static HypercallResult RefuseFrame(Vcpu caller, XenErrno error, string rule, in GrantCacheFlush operation) =>
        caller.Refuse(error, rule, "operations.DeviceBusAddress", operation.DeviceBusAddress, "a frame of the caller's, or one that it uses by a grant");
}
