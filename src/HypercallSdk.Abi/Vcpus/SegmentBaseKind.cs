namespace HypercallSdk.Abi;

/// <summary>What <see cref="ISegmentBase.Set"/> sets (<c>SEGBASE_*</c>).</summary>
public enum SegmentBaseKind : uint
{
    /// <summary>The base of FS (<c>SEGBASE_FS</c>).</summary>
    [XenName("SEGBASE_FS")]
    Fs = 0,

    /// <summary>The base of GS in user mode (<c>SEGBASE_GS_USER</c>).</summary>
    [XenName("SEGBASE_GS_USER")]
    GsUser = 1,

    /// <summary>The base of GS in the kernel (<c>SEGBASE_GS_KERNEL</c>).</summary>
    [XenName("SEGBASE_GS_KERNEL")]
    GsKernel = 2,

    /// <summary>
    /// The selector of GS in user mode, in the lower 16 bits, loaded as by an instruction
    /// (<c>SEGBASE_GS_USER_SEL</c>).
    /// </summary>
    [XenName("SEGBASE_GS_USER_SEL")]
    GsUserSelector = 3,
}
