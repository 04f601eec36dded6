using System;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor.Hypercalls;

/// <content>
/// Logs of written pages, as a Xen answers that was built without shadow paging (Debian's is): no log can be turned on, and
/// one that is not on says that nothing was written.
/// </content>
internal sealed partial class DomctlHandler
{
    /// <summary>Logs which pages of another domain are written: it cannot be turned on.</summary>
    public HypercallResult ShadowOp(Vcpu caller, ref DomctlOperation op)
    {
        HypercallResult found = FindOther(caller, op.Domain, out _);
        if (found.IsError)
            return found;

        switch (op.ShadowOp.Command)
        {
            case ShadowCommand.EnableLogDirty:
                return caller.Refuse(XenErrno.NotSupported, "no log of written pages can be kept", "op.ShadowOp.Command", (uint)op.ShadowOp.Command, "a Xen with shadow paging");
            case ShadowCommand.Clean or ShadowCommand.Peek when (op.ShadowOp.Modes & ~ShadowModes.LastRound) == 0:
                return NothingWritten(caller, ref op.ShadowOp);
            default:
                return caller.Refuse(XenErrno.InvalidArgument, "no such command, or not while no log is on", "op.ShadowOp.Command", (uint)op.ShadowOp.Command, "EnableLogDirty, Clean or Peek");
        }
    }

    private static HypercallResult NothingWritten(Vcpu caller, ref DomctlShadowOp log)
    {
        ulong length = log.Bitmap.Address == 0 ? 0 : (log.Pages / 8) + (log.Pages % 8 == 0 ? 0UL : 1);
        ReadOnlySpan<byte> zeros = stackalloc byte[512];
        for (ulong offset = 0; offset < length; offset += (ulong)zeros.Length)
        {
            ReadOnlySpan<byte> piece = zeros[..(int)ulong.Min(length - offset, (ulong)zeros.Length)];
            if (!caller.TryCopyOut(log.Bitmap.Address + offset, piece))
                return caller.RefusePointer("op.ShadowOp.Bitmap", log.Bitmap.Address, length, write: true);
        }

        log.Pages = 0;
        log.Statistics = default;
        return HypercallResult.Success;
    }
}
