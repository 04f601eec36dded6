namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="IEventChannelOp.Send"/> (<c>evtchn_send_t</c>).</summary>
[XenName("evtchn_send_t")]
public struct EventChannelSend
{
    /// <summary>In: the caller's port (<c>port</c>).</summary>
    [XenName("port")]
    public Port Port;
}
