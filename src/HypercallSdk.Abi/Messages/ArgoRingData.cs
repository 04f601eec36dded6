namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="IArgoOp.Notify"/>: the rings follow (<c>xen_argo_ring_data_t</c>).</summary>
[XenName("xen_argo_ring_data_t")]
public struct ArgoRingData
{
    /// <summary>How many rings (<c>nent</c>).</summary>
    [XenName("nent")]
    public uint Count;

    /// <summary>0 (<c>pad</c>).</summary>
    [XenName("pad")]
    public uint Padding;

    /// <summary>The first of them (<c>data</c>).</summary>
    [XenName("data", Flexible = true)]
    public ArgoRingEntry First;
}
