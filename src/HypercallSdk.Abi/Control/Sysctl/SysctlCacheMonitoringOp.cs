using System.Runtime.InteropServices;

namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="ISysctl.CacheMonitoringOp"/> (<c>struct xen_sysctl_psr_cmt_op</c>).</summary>
[XenName("struct xen_sysctl_psr_cmt_op")]
[StructLayout(LayoutKind.Explicit, Size = 16)]
public struct SysctlCacheMonitoringOp
{
    /// <summary>In: what to tell (<c>cmd</c>).</summary>
    [FieldOffset(0)]
    [XenName("cmd")]
    public CacheMonitoringInfo Command;

    /// <summary>Not used (<c>flags</c>).</summary>
    [FieldOffset(4)]
    [XenName("flags")]
    public uint Flags;

    /// <summary>Out: the answer (<c>u.data</c>).</summary>
    [FieldOffset(8)]
    [XenName("u.data")]
    public ulong Value;

    /// <summary>
    /// In of <see cref="CacheMonitoringInfo.Level3Size"/>: the physical CPU (<c>u.l3_cache.cpu</c>).
    /// </summary>
    [FieldOffset(8)]
    [XenName("u.l3_cache.cpu")]
    public uint Pcpu;

    /// <summary>Not used (<c>u.l3_cache.rsvd</c>).</summary>
    [FieldOffset(12)]
    [XenName("u.l3_cache.rsvd")]
    public uint Reserved;
}
