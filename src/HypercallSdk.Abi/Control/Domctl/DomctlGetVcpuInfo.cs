namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="IDomctl.GetVcpuInfo"/> (<c>struct xen_domctl_getvcpuinfo</c>).</summary>
[XenName("struct xen_domctl_getvcpuinfo")]
public struct DomctlGetVcpuInfo
{
    /// <summary>In: the vCPU (<c>vcpu</c>).</summary>
    [XenName("vcpu")]
    public VcpuId Vcpu;

    /// <summary>Out: 1 when it is up (<c>online</c>).</summary>
    [XenName("online")]
    public byte Online;

    /// <summary>Out: 1 when it waits for an event (<c>blocked</c>).</summary>
    [XenName("blocked")]
    public byte Blocked;

    /// <summary>Out: 1 when it runs on its physical CPU (<c>running</c>).</summary>
    [XenName("running")]
    public byte Running;

    /// <summary>Out: how long it has run, in nanoseconds (<c>cpu_time</c>).</summary>
    [XenName("cpu_time")]
    public ulong CpuTime;

    /// <summary>Out: the physical CPU that it runs on or ran on last (<c>cpu</c>).</summary>
    [XenName("cpu")]
    public uint Pcpu;
}
