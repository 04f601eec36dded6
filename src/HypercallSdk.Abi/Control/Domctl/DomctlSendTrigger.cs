namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="IDomctl.SendTrigger"/> (<c>struct xen_domctl_sendtrigger</c>).</summary>
[XenName("struct xen_domctl_sendtrigger")]
public struct DomctlSendTrigger
{
    /// <summary>What is sent (<c>trigger</c>).</summary>
    [XenName("trigger")]
    public DomctlTrigger Trigger;

    /// <summary>To which vCPU (<c>vcpu</c>).</summary>
    [XenName("vcpu")]
    public VcpuId Vcpu;
}
