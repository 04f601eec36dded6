namespace HypercallSdk.Abi;

/// <summary>What <see cref="ISysctl.CoverageOp"/> does (<c>XEN_SYSCTL_COVERAGE_*</c>).</summary>
public enum CoverageCommand : uint
{
    /// <summary>How much there is to read (<c>XEN_SYSCTL_COVERAGE_get_size</c>).</summary>
    [XenName("XEN_SYSCTL_COVERAGE_get_size")]
    GetSize = 0,

    /// <summary>Reads it (<c>XEN_SYSCTL_COVERAGE_read</c>).</summary>
    [XenName("XEN_SYSCTL_COVERAGE_read")]
    Read = 1,

    /// <summary>Counts from 0 on (<c>XEN_SYSCTL_COVERAGE_reset</c>).</summary>
    [XenName("XEN_SYSCTL_COVERAGE_reset")]
    Reset = 2,
}
