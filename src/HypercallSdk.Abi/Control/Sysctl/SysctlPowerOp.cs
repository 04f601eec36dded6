using System.Runtime.InteropServices;

namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="ISysctl.PowerOp"/> (<c>struct xen_sysctl_pm_op</c>).</summary>
[XenName("struct xen_sysctl_pm_op")]
[StructLayout(LayoutKind.Explicit, Size = 128)]
public struct SysctlPowerOp
{
    /// <summary>No sleep state is too deep (<c>XEN_SYSCTL_CX_UNLIMITED</c>).</summary>
    [XenName("XEN_SYSCTL_CX_UNLIMITED")]
    public const uint UnlimitedSleep = 0xffff_ffff;

    /// <summary>In: what to do (<c>cmd</c>).</summary>
    [FieldOffset(0)]
    [XenName("cmd")]
    public PowerCommand Command;

    /// <summary>In: the physical CPU (<c>cpuid</c>).</summary>
    [FieldOffset(4)]
    [XenName("cpuid")]
    public uint Pcpu;

    /// <summary>For <see cref="PowerCommand.GetFrequencyParameters"/> (<c>u.get_para</c>).</summary>
    [FieldOffset(8)]
    [XenName("u.get_para")]
    public FrequencyParameters Parameters;

    /// <summary>For <see cref="PowerCommand.SetGovernor"/>: its name (<c>u.set_gov.scaling_governor</c>).</summary>
    [FieldOffset(8)]
    [XenName("u.set_gov.scaling_governor")]
    public Bytes16 Governor;

    /// <summary>For <see cref="PowerCommand.SetFrequencyParameter"/> (<c>u.set_para</c>).</summary>
    [FieldOffset(8)]
    [XenName("u.set_para")]
    public SetFrequencyParameter SetParameter;

    /// <summary>For <see cref="PowerCommand.GetAverageFrequency"/>: out (<c>u.get_avgfreq</c>).</summary>
    [FieldOffset(8)]
    [XenName("u.get_avgfreq")]
    public ulong AverageFrequency;

    /// <summary>For <see cref="PowerCommand.SetSchedulingForPower"/> (<c>u.set_sched_opt_smt</c>).</summary>
    [FieldOffset(8)]
    [XenName("u.set_sched_opt_smt")]
    public uint SchedulingForPower;

    /// <summary>
    /// For <see cref="PowerCommand.GetMaximumSleep"/> and <see cref="PowerCommand.SetMaximumSleep"/>
    /// (<c>u.get_max_cstate</c>, <c>u.set_max_cstate</c>).
    /// </summary>
    [FieldOffset(8)]
    [XenName("u.get_max_cstate")]
    [XenName("u.set_max_cstate")]
    public uint MaximumSleep;
}
