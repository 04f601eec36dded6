namespace HypercallSdk.Abi;

/// <summary>Who sees to it that processors that share a frequency agree (<c>XEN_CPUPERF_SHARED_TYPE_*</c>).</summary>
public enum PerformanceSharing : uint
{
    /// <summary>The hardware (<c>XEN_CPUPERF_SHARED_TYPE_HW</c>).</summary>
    [XenName("XEN_CPUPERF_SHARED_TYPE_HW")]
    Hardware = 1,

    /// <summary>Each is set (<c>XEN_CPUPERF_SHARED_TYPE_ALL</c>).</summary>
    [XenName("XEN_CPUPERF_SHARED_TYPE_ALL")]
    All = 2,

    /// <summary>One of them is set (<c>XEN_CPUPERF_SHARED_TYPE_ANY</c>).</summary>
    [XenName("XEN_CPUPERF_SHARED_TYPE_ANY")]
    Any = 3,
}
