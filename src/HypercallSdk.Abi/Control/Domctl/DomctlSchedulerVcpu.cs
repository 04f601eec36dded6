using System.Runtime.InteropServices;

namespace HypercallSdk.Abi;

/// <summary>One vCPU's parameters (<c>xen_domctl_schedparam_vcpu_t</c>).</summary>
[XenName("xen_domctl_schedparam_vcpu_t")]
[StructLayout(LayoutKind.Explicit, Size = 16)]
public struct DomctlSchedulerVcpu
{
    /// <summary>Under Credit (<c>u.credit</c>).</summary>
    [FieldOffset(0)]
    [XenName("u.credit")]
    public DomctlSchedulerCredit Credit;

    /// <summary>Under Credit2 (<c>u.credit2</c>).</summary>
    [FieldOffset(0)]
    [XenName("u.credit2")]
    public DomctlSchedulerCredit2 Credit2;

    /// <summary>Under RTDS (<c>u.rtds</c>).</summary>
    [FieldOffset(0)]
    [XenName("u.rtds")]
    public DomctlSchedulerRtds Rtds;

    /// <summary>The vCPU (<c>vcpuid</c>).</summary>
    [FieldOffset(12)]
    [XenName("vcpuid")]
    public VcpuId Vcpu;
}
