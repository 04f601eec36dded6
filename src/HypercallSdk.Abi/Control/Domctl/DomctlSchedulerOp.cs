using System.Runtime.InteropServices;

namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="IDomctl.SchedulerOp"/> (<c>struct xen_domctl_scheduler_op</c>).</summary>
[XenName("struct xen_domctl_scheduler_op")]
[StructLayout(LayoutKind.Explicit, Size = 24)]
public struct DomctlSchedulerOp
{
    /// <summary>In: the scheduler whose parameters these are (<c>sched_id</c>).</summary>
    [FieldOffset(0)]
    [XenName("sched_id")]
    public SchedulerType Scheduler;

    /// <summary>In: what to do (<c>cmd</c>).</summary>
    [FieldOffset(4)]
    [XenName("cmd")]
    public DomctlSchedulerCommand Command;

    /// <summary>A domain's parameters under Credit (<c>u.credit</c>).</summary>
    [FieldOffset(8)]
    [XenName("u.credit")]
    public DomctlSchedulerCredit Credit;

    /// <summary>A domain's parameters under Credit2 (<c>u.credit2</c>).</summary>
    [FieldOffset(8)]
    [XenName("u.credit2")]
    public DomctlSchedulerCredit2 Credit2;

    /// <summary>The parameters of all of a domain's vCPUs under RTDS (<c>u.rtds</c>).</summary>
    [FieldOffset(8)]
    [XenName("u.rtds")]
    public DomctlSchedulerRtds Rtds;

    /// <summary>Single vCPUs' parameters (<c>u.v.vcpus</c>).</summary>
    [FieldOffset(8)]
    [XenName("u.v.vcpus")]
    public GuestPointer<DomctlSchedulerVcpu> Vcpus;

    /// <summary>In: how many vCPUs; out: how many were done (<c>u.v.nr_vcpus</c>).</summary>
    [FieldOffset(16)]
    [XenName("u.v.nr_vcpus")]
    public uint VcpuCount;

    /// <summary>Padding (<c>u.v.padding</c>).</summary>
    [FieldOffset(20)]
    [XenName("u.v.padding")]
    public uint Padding;
}
