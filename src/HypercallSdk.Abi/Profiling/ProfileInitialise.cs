namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="IProfilerOp.Initialise"/> (<c>xenoprof_init_t</c>).</summary>
[XenName("xenoprof_init_t")]
public struct ProfileInitialise
{
    /// <summary>Bytes of the processor's name (<c>XENOPROF_CPU_TYPE_SIZE</c>).</summary>
    [XenName("XENOPROF_CPU_TYPE_SIZE")]
    public const int NameSize = 64;

    /// <summary>The most counters (<c>MAX_OPROF_EVENTS</c>).</summary>
    [XenName("MAX_OPROF_EVENTS")]
    public const int MaximumEvents = 32;

    /// <summary>The most domains (<c>MAX_OPROF_DOMAINS</c>).</summary>
    [XenName("MAX_OPROF_DOMAINS")]
    public const int MaximumDomains = 25;

    /// <summary>Out: how many counters there are (<c>num_events</c>).</summary>
    [XenName("num_events")]
    public int EventCount;

    /// <summary>Out: 1 when the caller sets them (<c>is_primary</c>).</summary>
    [XenName("is_primary")]
    public int IsPrimary;

    /// <summary>Out: the processor's name (<c>cpu_type</c>).</summary>
    [XenName("cpu_type")]
    public Bytes64 CpuType;
}
