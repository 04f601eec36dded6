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

    /// <summary>For <see cref="ISysctl.PhysicalInfo"/> (<c>u.physinfo</c>).</summary>
    [FieldOffset(8)]
    [XenName("u.physinfo")]
    public SysctlPhysicalInfo PhysicalInfo;

    /// <summary>For <see cref="ISysctl.SchedulerId"/> (<c>u.sched_id</c>).</summary>
    [FieldOffset(8)]
    [XenName("u.sched_id")]
    public SysctlSchedulerId SchedulerId;

    /// <summary>For <see cref="ISysctl.GetCpuInfo"/> (<c>u.getcpuinfo</c>).</summary>
    [FieldOffset(8)]
    [XenName("u.getcpuinfo")]
    public SysctlGetCpuInfo GetCpuInfo;

    /// <summary>For <see cref="ISysctl.SchedulerOp"/> (<c>u.scheduler_op</c>).</summary>
    [FieldOffset(8)]
    [XenName("u.scheduler_op")]
    public SysctlSchedulerOp SchedulerOp;
}
