namespace HypercallSdk.Abi;

/// <summary>A counter of Intel's processors (<c>xen_pmu_cntr_pair_t</c>).</summary>
[XenName("xen_pmu_cntr_pair_t")]
public struct CounterPair
{
    /// <summary>What it has counted (<c>counter</c>).</summary>
    [XenName("counter")]
    public ulong Counter;

    /// <summary>What it counts (<c>control</c>).</summary>
    [XenName("control")]
    public ulong Control;
}
