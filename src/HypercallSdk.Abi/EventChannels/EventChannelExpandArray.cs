namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="IEventChannelOp.ExpandArray"/> (<c>evtchn_expand_array_t</c>).</summary>
[XenName("evtchn_expand_array_t")]
public struct EventChannelExpandArray
{
    /// <summary>In: the frame that holds the next 1,024 event words (<c>array_gfn</c>).</summary>
    [XenName("array_gfn")]
    public MachineFrame ArrayFrame;
}
