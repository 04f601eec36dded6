using System.Runtime.InteropServices;

namespace HypercallSdk.Abi;

/// <summary>What a <c>sysctl</c> is about (<c>struct xen_sysctl</c>).</summary>
[XenName("struct xen_sysctl")]
[StructLayout(LayoutKind.Explicit, Size = 136)]
public struct SysctlOperation
{
    /// <summary>The command; the stub writes it (<c>cmd</c>).</summary>
    [FieldOffset(0)]
    [XenName("cmd")]
    public uint Command;

    /// <summary>
    /// The version of the interface that the caller was built with; the stub writes it (<c>interface_version</c>).
    /// </summary>
    [FieldOffset(4)]
    [XenName("interface_version")]
    public uint InterfaceVersion;

    /// <summary>For <see cref="ISysctl.ReadConsole"/> (<c>u.readconsole</c>).</summary>
    [FieldOffset(8)]
    [XenName("u.readconsole")]
    public SysctlReadConsole ReadConsole;

    /// <summary>For <see cref="ISysctl.TraceBufferOp"/> (<c>u.tbuf_op</c>).</summary>
    [FieldOffset(8)]
    [XenName("u.tbuf_op")]
    public SysctlTraceBufferOp TraceBufferOp;

    /// <summary>For <see cref="ISysctl.PhysicalInfo"/> (<c>u.physinfo</c>).</summary>
    [FieldOffset(8)]
    [XenName("u.physinfo")]
    public SysctlPhysicalInfo PhysicalInfo;

    /// <summary>For <see cref="ISysctl.CpuTopologyInfo"/> (<c>u.cputopoinfo</c>).</summary>
    [FieldOffset(8)]
    [XenName("u.cputopoinfo")]
    public SysctlCpuTopology CpuTopologyInfo;

    /// <summary>For <see cref="ISysctl.PciTopologyInfo"/> (<c>u.pcitopoinfo</c>).</summary>
    [FieldOffset(8)]
    [XenName("u.pcitopoinfo")]
    public SysctlPciTopology PciTopologyInfo;

    /// <summary>For <see cref="ISysctl.NumaInfo"/> (<c>u.numainfo</c>).</summary>
    [FieldOffset(8)]
    [XenName("u.numainfo")]
    public SysctlNumaInfo NumaInfo;

    /// <summary>For <see cref="ISysctl.SchedulerId"/> (<c>u.sched_id</c>).</summary>
    [FieldOffset(8)]
    [XenName("u.sched_id")]
    public SysctlSchedulerId SchedulerId;

    /// <summary>For <see cref="ISysctl.GetDomainInfoList"/> (<c>u.getdomaininfolist</c>).</summary>
    [FieldOffset(8)]
    [XenName("u.getdomaininfolist")]
    public SysctlGetDomainInfoList GetDomainInfoList;

    /// <summary>For <see cref="ISysctl.DebugKeys"/> (<c>u.debug_keys</c>).</summary>
    [FieldOffset(8)]
    [XenName("u.debug_keys")]
    public SysctlDebugKeys DebugKeys;

    /// <summary>For <see cref="ISysctl.GetCpuInfo"/> (<c>u.getcpuinfo</c>).</summary>
    [FieldOffset(8)]
    [XenName("u.getcpuinfo")]
    public SysctlGetCpuInfo GetCpuInfo;

    /// <summary>For <see cref="ISysctl.AvailableHeap"/> (<c>u.availheap</c>).</summary>
    [FieldOffset(8)]
    [XenName("u.availheap")]
    public SysctlAvailableHeap AvailableHeap;

    /// <summary>For <see cref="ISysctl.GetPowerStatistics"/> (<c>u.get_pmstat</c>).</summary>
    [FieldOffset(8)]
    [XenName("u.get_pmstat")]
    public SysctlPowerStatistics PowerStatistics;

    /// <summary>For <see cref="ISysctl.CpuHotplug"/> (<c>u.cpu_hotplug</c>).</summary>
    [FieldOffset(8)]
    [XenName("u.cpu_hotplug")]
    public SysctlCpuHotplug CpuHotplug;

    /// <summary>For <see cref="ISysctl.PowerOp"/> (<c>u.pm_op</c>).</summary>
    [FieldOffset(8)]
    [XenName("u.pm_op")]
    public SysctlPowerOp PowerOp;

    /// <summary>For <see cref="ISysctl.PageOfflineOp"/> (<c>u.page_offline</c>).</summary>
    [FieldOffset(8)]
    [XenName("u.page_offline")]
    public SysctlPageOfflineOp PageOfflineOp;

    /// <summary>For <see cref="ISysctl.CpuPoolOp"/> (<c>u.cpupool_op</c>).</summary>
    [FieldOffset(8)]
    [XenName("u.cpupool_op")]
    public SysctlCpuPoolOp CpuPoolOp;

    /// <summary>For <see cref="ISysctl.SchedulerOp"/> (<c>u.scheduler_op</c>).</summary>
    [FieldOffset(8)]
    [XenName("u.scheduler_op")]
    public SysctlSchedulerOp SchedulerOp;

    /// <summary>For <see cref="ISysctl.CoverageOp"/> (<c>u.coverage_op</c>).</summary>
    [FieldOffset(8)]
    [XenName("u.coverage_op")]
    public SysctlCoverageOp CoverageOp;

    /// <summary>For <see cref="ISysctl.CacheMonitoringOp"/> (<c>u.psr_cmt_op</c>).</summary>
    [FieldOffset(8)]
    [XenName("u.psr_cmt_op")]
    public SysctlCacheMonitoringOp CacheMonitoringOp;

    /// <summary>For <see cref="ISysctl.CacheAllocation"/> (<c>u.psr_alloc</c>).</summary>
    [FieldOffset(8)]
    [XenName("u.psr_alloc")]
    public SysctlCacheAllocation CacheAllocation;

    /// <summary>For <see cref="ISysctl.GetCpuLevellingCapabilities"/> (<c>u.cpu_levelling_caps</c>).</summary>
    [FieldOffset(8)]
    [XenName("u.cpu_levelling_caps")]
    public SysctlCpuLevelling CpuLevelling;

    /// <summary>For <see cref="ISysctl.GetCpuFeatureSet"/> (<c>u.cpu_featureset</c>).</summary>
    [FieldOffset(8)]
    [XenName("u.cpu_featureset")]
    public SysctlCpuFeatureSet CpuFeatureSet;

    /// <summary>For <see cref="ISysctl.LivePatchOp"/> (<c>u.livepatch</c>).</summary>
    [FieldOffset(8)]
    [XenName("u.livepatch")]
    public SysctlLivePatchOp LivePatchOp;

    /// <summary>For <see cref="ISysctl.GetCpuPolicy"/> (<c>u.cpu_policy</c>).</summary>
    [FieldOffset(8)]
    [XenName("u.cpu_policy")]
    public SysctlCpuPolicy CpuPolicy;

    /// <summary>All of the arguments' bytes (<c>u.pad</c>).</summary>
    [FieldOffset(8)]
    [XenName("u.pad")]
    public Bytes128 Arguments;
}
