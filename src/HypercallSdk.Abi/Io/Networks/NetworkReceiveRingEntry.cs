using System.Runtime.InteropServices;

namespace HypercallSdk.Abi;

/// <summary>
/// A place of the ring of packets that arrive, which starts with a <see cref="RingHeader"/> (<c>union
/// netif_rx_sring_entry</c>).
/// </summary>
[XenName("union netif_rx_sring_entry")]
[StructLayout(LayoutKind.Explicit, Size = 8)]
public struct NetworkReceiveRingEntry
{
    /// <summary>How many a ring of one page has.</summary>
    [XenName("__CONST_RING_SIZE(netif_rx,4096)")]
    public const int PerPage = 256;

    /// <summary>A request (<c>req</c>).</summary>
    [FieldOffset(0)]
    [XenName("req")]
    public NetworkReceiveRequest Request;

    /// <summary>A response (<c>rsp</c>).</summary>
    [FieldOffset(0)]
    [XenName("rsp")]
    public NetworkReceiveResponse Response;
}
