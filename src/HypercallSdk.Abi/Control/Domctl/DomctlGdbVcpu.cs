namespace HypercallSdk.Abi;

/// <summary>
/// Argument of <see cref="IDomctl.GdbPauseVcpu"/> and <see cref="IDomctl.GdbUnpauseVcpu"/> (<c>struct
/// xen_domctl_gdbsx_pauseunp_vcpu</c>).
/// </summary>
[XenName("struct xen_domctl_gdbsx_pauseunp_vcpu")]
public struct DomctlGdbVcpu
{
    /// <summary>The vCPU (<c>vcpu</c>).</summary>
    [XenName("vcpu")]
    public VcpuId Vcpu;
}
