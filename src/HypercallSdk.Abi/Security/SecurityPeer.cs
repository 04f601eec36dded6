namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="ISecurityOp.GetPeerSid"/> (<c>xen_flask_peersid_t</c>).</summary>
[XenName("xen_flask_peersid_t")]
public struct SecurityPeer
{
    /// <summary>In: the caller's port (<c>evtchn</c>).</summary>
    [XenName("evtchn")]
    public Port Port;

    /// <summary>Out: the label of the other end (<c>sid</c>).</summary>
    [XenName("sid")]
    public uint Sid;
}
