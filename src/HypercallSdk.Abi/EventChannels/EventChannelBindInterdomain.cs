namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="IEventChannelOp.BindInterdomain"/> (<c>evtchn_bind_interdomain_t</c>).</summary>
[XenName("evtchn_bind_interdomain_t")]
public struct EventChannelBindInterdomain
{
    /// <summary>In: the domain to connect to (<c>remote_dom</c>).</summary>
    [XenName("remote_dom")]
    public DomainId RemoteDomain;

    /// <summary>In: its unbound port (<c>remote_port</c>).</summary>
    [XenName("remote_port")]
    public Port RemotePort;

    /// <summary>Out: the caller's new port (<c>local_port</c>).</summary>
    [XenName("local_port")]
    public Port LocalPort;
}
