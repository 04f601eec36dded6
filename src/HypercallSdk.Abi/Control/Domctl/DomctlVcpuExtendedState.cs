namespace HypercallSdk.Abi;

/// <summary>
/// Argument of <see cref="IDomctl.SetVcpuExtendedState"/> and <see cref="IDomctl.GetVcpuExtendedState"/> (<c>struct
/// xen_domctl_vcpuextstate</c>).
/// </summary>
[XenName("struct xen_domctl_vcpuextstate")]
public struct DomctlVcpuExtendedState
{
    /// <summary>In: the vCPU (<c>vcpu</c>).</summary>
    [XenName("vcpu")]
    public VcpuId Vcpu;

    /// <summary>Out of reading: the processor's states that there are (<c>xfeature_mask</c>).</summary>
    [XenName("xfeature_mask")]
    public ulong Features;

    /// <summary>In: bytes of the buffer; out of reading: bytes used (<c>size</c>).</summary>
    [XenName("size")]
    public ulong Size;

    /// <summary>Where the state is or goes; null asks for its size (<c>buffer</c>).</summary>
    [XenName("buffer")]
    public GuestPointer<ulong> Buffer;
}
