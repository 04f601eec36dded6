namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="IEventChannelOp.Close"/> (<c>evtchn_close_t</c>).</summary>
[XenName("evtchn_close_t")]
public struct EventChannelClose
{
    /// <summary>In: the port (<c>port</c>).</summary>
    [XenName("port")]
    public Port Port;
}
