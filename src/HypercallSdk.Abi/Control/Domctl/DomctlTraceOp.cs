namespace HypercallSdk.Abi;

/// <summary>
/// Argument of <see cref="IDomctl.TraceOp"/> (<c>struct xen_domctl_vmtrace_op</c>, <c>xen_domctl_vmtrace_op_t</c>).
/// </summary>
[XenName("struct xen_domctl_vmtrace_op")]
[XenName("xen_domctl_vmtrace_op_t")]
public struct DomctlTraceOp
{
    /// <summary>In: what to do (<c>cmd</c>).</summary>
    [XenName("cmd")]
    public TraceCommand Command;

    /// <summary>In: to which vCPU (<c>vcpu</c>).</summary>
    [XenName("vcpu")]
    public VcpuId Vcpu;

    /// <summary>In: which setting (<c>key</c>).</summary>
    [XenName("key")]
    public ulong Key;

    /// <summary>In or out: its value, or the position (<c>value</c>).</summary>
    [XenName("value")]
    public ulong Value;
}
