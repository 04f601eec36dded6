namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="ISysctl.CpuPoolOp"/> (<c>struct xen_sysctl_cpupool_op</c>).</summary>
[XenName("struct xen_sysctl_cpupool_op")]
public struct SysctlCpuPoolOp
{
    /// <summary>Any pool, scheduler or CPU (<c>XEN_SYSCTL_CPUPOOL_PAR_ANY</c>).</summary>
    [XenName("XEN_SYSCTL_CPUPOOL_PAR_ANY")]
    public const uint Any = 0xffff_ffff;

    /// <summary>In: what to do (<c>op</c>).</summary>
    [XenName("op")]
    public CpuPoolCommand Command;

    /// <summary>In: the pool; out of creating and telling: its number (<c>cpupool_id</c>).</summary>
    [XenName("cpupool_id")]
    public uint CpuPool;

    /// <summary>In of creating, out of telling: its scheduler (<c>sched_id</c>).</summary>
    [XenName("sched_id")]
    public SchedulerType Scheduler;

    /// <summary>In of moving: the domain (<c>domid</c>).</summary>
    [XenName("domid")]
    public uint Domain;

    /// <summary>In of giving and taking: the physical CPU (<c>cpu</c>).</summary>
    [XenName("cpu")]
    public uint Pcpu;

    /// <summary>Out of telling: how many domains are in it (<c>n_dom</c>).</summary>
    [XenName("n_dom")]
    public uint DomainCount;

    /// <summary>Out of telling: its physical CPUs (<c>cpumap</c>).</summary>
    [XenName("cpumap")]
    public ControlBitmap Cpus;
}
