namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="IEventChannelOp.Unmask"/> (<c>evtchn_unmask_t</c>).</summary>
[XenName("evtchn_unmask_t")]
public struct EventChannelUnmask
{
    /// <summary>In: the port (<c>port</c>).</summary>
    [XenName("port")]
    public Port Port;
}
