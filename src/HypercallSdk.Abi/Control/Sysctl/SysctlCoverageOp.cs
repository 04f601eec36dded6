namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="ISysctl.CoverageOp"/> (<c>struct xen_sysctl_coverage_op</c>).</summary>
[XenName("struct xen_sysctl_coverage_op")]
public struct SysctlCoverageOp
{
    /// <summary>What the counts of a Xen built by gcc begin with (<c>XEN_GCOV_FORMAT_MAGIC</c>).</summary>
    [XenName("XEN_GCOV_FORMAT_MAGIC")]
    public const uint Magic = 0x5843_4f56;

    /// <summary>In: what to do (<c>cmd</c>).</summary>
    [XenName("cmd")]
    public CoverageCommand Command;

    /// <summary>In: bytes of the buffer; out: bytes there are (<c>size</c>).</summary>
    [XenName("size")]
    public uint Size;

    /// <summary>In: where they go (<c>buffer</c>).</summary>
    [XenName("buffer")]
    public GuestPointer<byte> Buffer;
}
