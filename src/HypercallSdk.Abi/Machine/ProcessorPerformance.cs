namespace HypercallSdk.Abi;

/// <summary>A processor's performance states (<c>xen_processor_performance_t</c>).</summary>
[XenName("xen_processor_performance_t")]
public struct ProcessorPerformance
{
    /// <summary>What is told (<c>flags</c>).</summary>
    [XenName("flags")]
    public PerformanceParts Parts;

    /// <summary>The highest state that may be used (<c>platform_limit</c>).</summary>
    [XenName("platform_limit")]
    public uint Limit;

    /// <summary>Where a state is set (<c>control_register</c>).</summary>
    [XenName("control_register")]
    public PerformanceRegister ControlRegister;

    /// <summary>Where it is read (<c>status_register</c>).</summary>
    [XenName("status_register")]
    public PerformanceRegister StatusRegister;

    /// <summary>How many states (<c>state_count</c>).</summary>
    [XenName("state_count")]
    public uint Count;

    /// <summary>The states (<c>states</c>).</summary>
    [XenName("states")]
    public GuestPointer<ProcessorPerformanceState> States;

    /// <summary>Who shares them (<c>domain_info</c>).</summary>
    [XenName("domain_info")]
    public PerformanceDomain Domain;

    /// <summary>How they agree (<c>shared_type</c>).</summary>
    [XenName("shared_type")]
    public PerformanceSharing Sharing;
}
