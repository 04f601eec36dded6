namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="IEventChannelOp.AllocateUnbound"/> (<c>evtchn_alloc_unbound_t</c>).</summary>
[XenName("evtchn_alloc_unbound_t")]
public struct EventChannelAllocateUnbound
{
    /// <summary>In: the domain that gets the port (<c>dom</c>).</summary>
    [XenName("dom")]
    public DomainId Domain;

    /// <summary>In: the domain that may connect to it (<c>remote_dom</c>).</summary>
    [XenName("remote_dom")]
    public DomainId RemoteDomain;

    /// <summary>Out: the port (<c>port</c>).</summary>
    [XenName("port")]
    public Port Port;
}
