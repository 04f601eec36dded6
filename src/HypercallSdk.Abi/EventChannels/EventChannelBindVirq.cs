namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="IEventChannelOp.BindVirq"/> (<c>evtchn_bind_virq_t</c>).</summary>
[XenName("evtchn_bind_virq_t")]
public struct EventChannelBindVirq
{
    /// <summary>In: the virtual interrupt (<c>virq</c>).</summary>
    [XenName("virq")]
    public Virq Virq;

    /// <summary>In: the vCPU it is bound on (<c>vcpu</c>).</summary>
    [XenName("vcpu")]
    public VcpuId Vcpu;

    /// <summary>Out: the new port (<c>port</c>).</summary>
    [XenName("port")]
    public Port Port;
}
