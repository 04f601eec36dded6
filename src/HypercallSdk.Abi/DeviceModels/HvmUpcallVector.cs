namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="IHvmOp.SetUpcallVector"/> (<c>xen_hvm_evtchn_upcall_vector_t</c>).</summary>
[XenName("xen_hvm_evtchn_upcall_vector_t")]
public struct HvmUpcallVector
{
    /// <summary>The vCPU (<c>vcpu</c>).</summary>
    [XenName("vcpu")]
    public VcpuId Vcpu;

    /// <summary>The vector (<c>vector</c>).</summary>
    [XenName("vector")]
    public byte Vector;
}
