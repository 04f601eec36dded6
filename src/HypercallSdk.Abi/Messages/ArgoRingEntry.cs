namespace HypercallSdk.Abi;

/// <summary>A ring that is asked about (<c>xen_argo_ring_data_ent_t</c>).</summary>
[XenName("xen_argo_ring_data_ent_t")]
public struct ArgoRingEntry
{
    /// <summary>In: the ring (<c>ring</c>).</summary>
    [XenName("ring")]
    public ArgoAddress Ring;

    /// <summary>Out: what it is (<c>flags</c>).</summary>
    [XenName("flags")]
    public ArgoRingFlags Flags;

    /// <summary>0 (<c>pad</c>).</summary>
    [XenName("pad")]
    public ushort Padding;

    /// <summary>In: how much room is needed (<c>space_required</c>).</summary>
    [XenName("space_required")]
    public uint SpaceRequired;

    /// <summary>Out: the largest message that it takes (<c>max_message_size</c>).</summary>
    [XenName("max_message_size")]
    public uint MaximumMessage;
}
