namespace HypercallSdk.Abi;

/// <summary>
/// The flat segment selectors that Xen's part of the descriptor table holds for 64-bit guests. Kernel and user mode have
/// the same ones: both run in ring 3, and the mode is Xen's to know.
/// </summary>
public static class FlatSelector
{
    /// <summary>The kernel's code (<c>FLAT_KERNEL_CS</c>).</summary>
    [XenName("FLAT_KERNEL_CS")]
    [XenName("FLAT_KERNEL_CS64")]
    [XenName("FLAT_RING3_CS64")]
    public const ushort KernelCode = 0xe033;

    /// <summary>The kernel's stack (<c>FLAT_KERNEL_SS</c>).</summary>
    [XenName("FLAT_KERNEL_SS")]
    [XenName("FLAT_RING3_SS64")]
    public const ushort KernelStack = 0xe02b;

    /// <summary>The kernel's data: the null selector (<c>FLAT_KERNEL_DS</c>).</summary>
    [XenName("FLAT_KERNEL_DS")]
    [XenName("FLAT_RING3_DS64")]
    public const ushort KernelData = 0;

    /// <summary>User code (<c>FLAT_USER_CS</c>).</summary>
    [XenName("FLAT_USER_CS")]
    public const ushort UserCode = 0xe033;

    /// <summary>User stack (<c>FLAT_USER_SS</c>).</summary>
    [XenName("FLAT_USER_SS")]
    public const ushort UserStack = 0xe02b;

    /// <summary>32-bit user code (<c>FLAT_USER_CS32</c>).</summary>
    [XenName("FLAT_USER_CS32")]
    [XenName("FLAT_RING3_CS32")]
    public const ushort UserCode32 = 0xe023;
}
