using System.Runtime.InteropServices;

namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="ISysctl.SchedulerOp"/> (<c>struct xen_sysctl_scheduler_op</c>).</summary>
[XenName("struct xen_sysctl_scheduler_op")]
[StructLayout(LayoutKind.Explicit, Size = 32)]
public struct SysctlSchedulerOp
{
    /// <summary>In: the pool of physical CPUs; 0 is where all are unless told (<c>cpupool_id</c>).</summary>
    [FieldOffset(0)]
    [XenName("cpupool_id")]
    public uint CpuPool;

    /// <summary>In: the scheduler whose parameters these are (<c>sched_id</c>).</summary>
    [FieldOffset(4)]
    [XenName("sched_id")]
    public SchedulerType Scheduler;

    /// <summary>In: what to do (<c>cmd</c>).</summary>
    [FieldOffset(8)]
    [XenName("cmd")]
    public SysctlSchedulerCommand Command;

    /// <summary>The address of a plan, for ARINC 653 (<c>u.sched_arinc653.schedule</c>).</summary>
    [FieldOffset(16)]
    [XenName("u.sched_arinc653.schedule")]
    public GuestPointer<Arinc653Schedule> Arinc653;

    /// <summary>Under Credit (<c>u.sched_credit</c>).</summary>
    [FieldOffset(16)]
    [XenName("u.sched_credit")]
    public SysctlCredit Credit;

    /// <summary>Under Credit2 (<c>u.sched_credit2</c>).</summary>
    [FieldOffset(16)]
    [XenName("u.sched_credit2")]
    public SysctlCredit2 Credit2;
}
