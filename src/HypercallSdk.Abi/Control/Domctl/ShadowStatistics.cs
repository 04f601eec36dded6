namespace HypercallSdk.Abi;

/// <summary>What the log has counted since it was last read (<c>struct xen_domctl_shadow_op_stats</c>).</summary>
[XenName("struct xen_domctl_shadow_op_stats")]
public struct ShadowStatistics
{
    /// <summary>Faults by which writes were noticed (<c>fault_count</c>).</summary>
    [XenName("fault_count")]
    public uint Faults;

    /// <summary>Pages written (<c>dirty_count</c>).</summary>
    [XenName("dirty_count")]
    public uint Dirty;
}
