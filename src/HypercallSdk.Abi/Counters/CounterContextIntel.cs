namespace HypercallSdk.Abi;

/// <summary>The counters of Intel's processors (<c>xen_pmu_intel_ctxt_t</c>).</summary>
[XenName("xen_pmu_intel_ctxt_t")]
public struct CounterContextIntel
{
    /// <summary>Where the fixed counters lie, from here (<c>fixed_counters</c>).</summary>
    [XenName("fixed_counters")]
    public uint FixedCounters;

    /// <summary>Where the others lie (<c>arch_counters</c>).</summary>
    [XenName("arch_counters")]
    public uint Counters;

    /// <summary>The global control register (<c>global_ctrl</c>).</summary>
    [XenName("global_ctrl")]
    public ulong GlobalControl;

    /// <summary>The one that clears overflows (<c>global_ovf_ctrl</c>).</summary>
    [XenName("global_ovf_ctrl")]
    public ulong GlobalOverflowControl;

    /// <summary>The global status (<c>global_status</c>).</summary>
    [XenName("global_status")]
    public ulong GlobalStatus;

    /// <summary>The fixed counters' control (<c>fixed_ctrl</c>).</summary>
    [XenName("fixed_ctrl")]
    public ulong FixedControl;

    /// <summary>Where the processor stores records (<c>ds_area</c>).</summary>
    [XenName("ds_area")]
    public ulong DebugStore;

    /// <summary>Which events are stored (<c>pebs_enable</c>).</summary>
    [XenName("pebs_enable")]
    public ulong PreciseEnable;

    /// <summary>The debug control register (<c>debugctl</c>).</summary>
    [XenName("debugctl")]
    public ulong DebugControl;

    /// <summary>The first counter (<c>regs</c>).</summary>
    [XenName("regs", Flexible = true)]
    public ulong First;
}
