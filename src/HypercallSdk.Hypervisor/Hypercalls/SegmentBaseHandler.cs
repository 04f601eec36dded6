using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor.Hypercalls;

/// <summary>The 64-bit bases of FS and GS (<c>HYPERVISOR_set_segment_base</c>).</summary>
[HypercallHandler<ISegmentBase>]
internal sealed partial class SegmentBaseHandler
{
    /// <summary>Sets a segment's base on the calling vCPU.</summary>
    public HypercallResult Set(Vcpu caller, SegmentBaseKind which, ulong value)
    {
        if (which > SegmentBaseKind.GsUserSelector)
            return caller.Refuse(XenErrno.InvalidArgument, "there is no such segment", "which", (ulong)which, $"0 to {(uint)SegmentBaseKind.GsUserSelector}");

        if (which != SegmentBaseKind.GsUserSelector && !new VirtualAddress(value).IsCanonical)
            return caller.Refuse(XenErrno.InvalidArgument, "the address is not canonical", "value", value, "a canonical address");

        caller.SetSegmentBase(which, value);
        return HypercallResult.Success;
    }
}
