using System.Runtime.InteropServices;

namespace HypercallSdk.Abi;

/// <summary>
/// A place of the control ring, which starts with a <see cref="RingHeader"/> (<c>union
/// xen_netif_ctrl_sring_entry</c>).
/// </summary>
[XenName("union xen_netif_ctrl_sring_entry")]
[StructLayout(LayoutKind.Explicit, Size = 16)]
public struct NetworkControlRingEntry
{
    /// <summary>How many a ring of one page has.</summary>
    [XenName("__CONST_RING_SIZE(xen_netif_ctrl,4096)")]
    public const int PerPage = 128;

    /// <summary>A request (<c>req</c>).</summary>
    [FieldOffset(0)]
    [XenName("req")]
    public NetworkControlRequest Request;

    /// <summary>A response (<c>rsp</c>).</summary>
    [FieldOffset(0)]
    [XenName("rsp")]
    public NetworkControlResponse Response;
}
