namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="IDomctl.DebugOp"/> (<c>struct xen_domctl_debug_op</c>).</summary>
[XenName("struct xen_domctl_debug_op")]
public struct DomctlDebugOp
{
    /// <summary>What to do (<c>op</c>).</summary>
    [XenName("op")]
    public DomctlDebugCommand Command;

    /// <summary>To which vCPU (<c>vcpu</c>).</summary>
    [XenName("vcpu")]
    public VcpuId Vcpu;
}
