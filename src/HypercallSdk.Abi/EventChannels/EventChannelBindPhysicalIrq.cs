namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="IEventChannelOp.BindPhysicalIrq"/> (<c>evtchn_bind_pirq_t</c>).</summary>
[XenName("evtchn_bind_pirq_t")]
public struct EventChannelBindPhysicalIrq
{
    /// <summary>In: the physical interrupt, as the domain numbers them (<c>pirq</c>).</summary>
    [XenName("pirq")]
    public uint PhysicalIrq;

    /// <summary>In: flags (<c>flags</c>).</summary>
    [XenName("flags")]
    public BindPhysicalIrqFlags Flags;

    /// <summary>Out: the new port (<c>port</c>).</summary>
    [XenName("port")]
    public Port Port;
}
