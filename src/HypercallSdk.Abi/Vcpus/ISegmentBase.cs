namespace HypercallSdk.Abi;

/// <summary>The 64-bit bases of FS and GS (<c>HYPERVISOR_set_segment_base</c>).</summary>
[HypercallContract]
public interface ISegmentBase
{
    /// <summary>Sets a segment's base on the calling vCPU (<c>HYPERVISOR_set_segment_base</c>). Any domain.</summary>
    /// <param name="which">Which one.</param>
    /// <param name="value">The base, or the selector.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.InvalidArgument"/>: there is no such segment, or the address is not canonical.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.SetSegmentBase, Privilege = HypercallPrivilege.Any)]
    HypercallResult Set(SegmentBaseKind which, ulong value);
}
