namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="IEventChannelOp.BindVcpu"/> (<c>evtchn_bind_vcpu_t</c>).</summary>
[XenName("evtchn_bind_vcpu_t")]
public struct EventChannelBindVcpu
{
    /// <summary>In: the port (<c>port</c>).</summary>
    [XenName("port")]
    public Port Port;

    /// <summary>In: the vCPU it is to notify (<c>vcpu</c>).</summary>
    [XenName("vcpu")]
    public VcpuId Vcpu;
}
