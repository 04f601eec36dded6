namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="IEventChannelOp.Reset"/> (<c>evtchn_reset_t</c>).</summary>
[XenName("evtchn_reset_t")]
public struct EventChannelReset
{
    /// <summary>In: the domain whose ports are all closed (<c>dom</c>).</summary>
    [XenName("dom")]
    public DomainId Domain;
}
