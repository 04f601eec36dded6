namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="IEventChannelOp.SetPriority"/> (<c>evtchn_set_priority_t</c>).</summary>
[XenName("evtchn_set_priority_t")]
public struct EventChannelSetPriority
{
    /// <summary>In: the port (<c>port</c>).</summary>
    [XenName("port")]
    public Port Port;

    /// <summary>In: the queue it is to be put in, 0 (first) to 15 (last) (<c>priority</c>).</summary>
    [XenName("priority")]
    public uint Priority;
}
