namespace HypercallSdk.Abi;

/// <summary>The counters of AMD's processors (<c>xen_pmu_amd_ctxt_t</c>).</summary>
[XenName("xen_pmu_amd_ctxt_t")]
public struct CounterContextAmd
{
    /// <summary>Where the counters lie, from here (<c>counters</c>).</summary>
    [XenName("counters")]
    public uint Counters;

    /// <summary>Where their controls lie (<c>ctrls</c>).</summary>
    [XenName("ctrls")]
    public uint Controls;

    /// <summary>The first of them (<c>regs</c>).</summary>
    [XenName("regs", Flexible = true)]
    public ulong First;
}
