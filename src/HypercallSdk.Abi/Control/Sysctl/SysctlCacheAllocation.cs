using System.Runtime.InteropServices;

namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="ISysctl.CacheAllocation"/> (<c>struct xen_sysctl_psr_alloc</c>).</summary>
[XenName("struct xen_sysctl_psr_alloc")]
[StructLayout(LayoutKind.Explicit, Size = 20)]
public struct SysctlCacheAllocation
{
    /// <summary>
    /// In <see cref="CacheFlags"/>: code and data have parts of their own (<c>XEN_SYSCTL_PSR_CAT_L3_CDP</c>).
    /// </summary>
    [XenName("XEN_SYSCTL_PSR_CAT_L3_CDP")]
    public const uint CodeAndData = 1;

    /// <summary>
    /// In <see cref="ThrottleFlags"/>: a throttle is a percentage (<c>XEN_SYSCTL_PSR_MBA_LINEAR</c>).
    /// </summary>
    [XenName("XEN_SYSCTL_PSR_MBA_LINEAR")]
    public const uint Linear = 1;

    /// <summary>In: what to tell (<c>cmd</c>).</summary>
    [FieldOffset(0)]
    [XenName("cmd")]
    public CacheAllocationInfo Command;

    /// <summary>In: on which socket (<c>target</c>).</summary>
    [FieldOffset(4)]
    [XenName("target")]
    public uint Socket;

    /// <summary>Out: bits of a mask (<c>u.cat_info.cbm_len</c>).</summary>
    [FieldOffset(8)]
    [XenName("u.cat_info.cbm_len")]
    public uint MaskLength;

    /// <summary>Out: the highest class of service (<c>u.cat_info.cos_max</c>).</summary>
    [FieldOffset(12)]
    [XenName("u.cat_info.cos_max")]
    public uint MaximumCacheClass;

    /// <summary>Out: <see cref="CodeAndData"/> (<c>u.cat_info.flags</c>).</summary>
    [FieldOffset(16)]
    [XenName("u.cat_info.flags")]
    public uint CacheFlags;

    /// <summary>Out: the greatest throttle (<c>u.mba_info.thrtl_max</c>).</summary>
    [FieldOffset(8)]
    [XenName("u.mba_info.thrtl_max")]
    public uint MaximumThrottle;

    /// <summary>Out: the highest class of service (<c>u.mba_info.cos_max</c>).</summary>
    [FieldOffset(12)]
    [XenName("u.mba_info.cos_max")]
    public uint MaximumThrottleClass;

    /// <summary>Out: <see cref="Linear"/> (<c>u.mba_info.flags</c>).</summary>
    [FieldOffset(16)]
    [XenName("u.mba_info.flags")]
    public uint ThrottleFlags;
}
