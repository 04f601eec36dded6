namespace HypercallSdk.Abi;

/// <summary>
/// A ring of messages in a domain's own memory, which the hypervisor writes into (<c>xen_argo_ring_t</c>).
/// </summary>
[XenName("xen_argo_ring_t")]
public struct ArgoRing
{
    /// <summary>The most bytes of a ring (<c>XEN_ARGO_MAX_RING_SIZE</c>).</summary>
    [XenName("XEN_ARGO_MAX_RING_SIZE")]
    public const ulong MaximumSize = 0x100_0000;

    /// <summary>The most parts of a message (<c>XEN_ARGO_MAXIOV</c>).</summary>
    [XenName("XEN_ARGO_MAXIOV")]
    public const uint MaximumParts = 8;

    /// <summary>What a message's size is rounded up to (<c>XEN_ARGO_MSG_SLOT_SIZE</c>).</summary>
    [XenName("XEN_ARGO_MSG_SLOT_SIZE")]
    public const int SlotSize = 0x10;

    /// <summary>Where the domain reads (<c>rx_ptr</c>).</summary>
    [XenName("rx_ptr")]
    public uint Receive;

    /// <summary>Where the hypervisor writes (<c>tx_ptr</c>).</summary>
    [XenName("tx_ptr")]
    public uint Transmit;

    /// <summary>0 (<c>reserved</c>).</summary>
    [XenName("reserved")]
    public Bytes56 Reserved;

    /// <summary>The first byte (<c>ring</c>).</summary>
    [XenName("ring", Flexible = true)]
    public byte First;
}
