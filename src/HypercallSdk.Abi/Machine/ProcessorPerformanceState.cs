namespace HypercallSdk.Abi;

/// <summary>A performance state (<c>xen_processor_px_t</c>).</summary>
[XenName("xen_processor_px_t")]
public struct ProcessorPerformanceState
{
    /// <summary>Its frequency (<c>core_frequency</c>).</summary>
    [XenName("core_frequency")]
    public ulong Megahertz;

    /// <summary>What it uses (<c>power</c>).</summary>
    [XenName("power")]
    public ulong Power;

    /// <summary>How long entering it takes (<c>transition_latency</c>).</summary>
    [XenName("transition_latency")]
    public ulong TransitionLatency;

    /// <summary>How long devices cannot reach memory meanwhile (<c>bus_master_latency</c>).</summary>
    [XenName("bus_master_latency")]
    public ulong BusMasterLatency;

    /// <summary>What is written to enter it (<c>control</c>).</summary>
    [XenName("control")]
    public ulong Control;

    /// <summary>What is read once it is entered (<c>status</c>).</summary>
    [XenName("status")]
    public ulong Status;
}
