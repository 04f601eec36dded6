namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="IEventChannelOp.BindIpi"/> (<c>evtchn_bind_ipi_t</c>).</summary>
[XenName("evtchn_bind_ipi_t")]
public struct EventChannelBindIpi
{
    /// <summary>In: the vCPU that the port notifies (<c>vcpu</c>).</summary>
    [XenName("vcpu")]
    public VcpuId Vcpu;

    /// <summary>Out: the new port (<c>port</c>).</summary>
    [XenName("port")]
    public Port Port;
}
