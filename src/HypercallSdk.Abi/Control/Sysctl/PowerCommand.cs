namespace HypercallSdk.Abi;

/// <summary>What <see cref="ISysctl.PowerOp"/> does (<c>XEN_SYSCTL_pm_op_*</c>).</summary>
public enum PowerCommand : uint
{
    /// <summary>The bits of the category (<c>PM_PARA_CATEGORY_MASK</c>).</summary>
    [XenName("PM_PARA_CATEGORY_MASK")]
    CategoryMask = 0xf0,

    /// <summary>The category of frequencies (<c>CPUFREQ_PARA</c>).</summary>
    [XenName("CPUFREQ_PARA")]
    Frequency = 0x10,

    /// <summary>Reads what governs a CPU's frequency (<c>GET_CPUFREQ_PARA</c>).</summary>
    [XenName("GET_CPUFREQ_PARA")]
    GetFrequencyParameters = 0x11,

    /// <summary>Sets the governor (<c>SET_CPUFREQ_GOV</c>).</summary>
    [XenName("SET_CPUFREQ_GOV")]
    SetGovernor = 0x12,

    /// <summary>Sets one of its parameters (<c>SET_CPUFREQ_PARA</c>).</summary>
    [XenName("SET_CPUFREQ_PARA")]
    SetFrequencyParameter = 0x13,

    /// <summary>The average since it was last asked for (<c>GET_CPUFREQ_AVGFREQ</c>).</summary>
    [XenName("GET_CPUFREQ_AVGFREQ")]
    GetAverageFrequency = 0x14,

    /// <summary>
    /// Whether the scheduler fills a core's threads first (<c>XEN_SYSCTL_pm_op_set_sched_opt_smt</c>).
    /// </summary>
    [XenName("XEN_SYSCTL_pm_op_set_sched_opt_smt")]
    SetSchedulingForPower = 0x21,

    /// <summary>The deepest sleep state that is used (<c>XEN_SYSCTL_pm_op_get_max_cstate</c>).</summary>
    [XenName("XEN_SYSCTL_pm_op_get_max_cstate")]
    GetMaximumSleep = 0x22,

    /// <summary>Sets it (<c>XEN_SYSCTL_pm_op_set_max_cstate</c>).</summary>
    [XenName("XEN_SYSCTL_pm_op_set_max_cstate")]
    SetMaximumSleep = 0x23,

    /// <summary>Given up (<c>XEN_SYSCTL_pm_op_set_vcpu_migration_delay</c>).</summary>
    [XenName("XEN_SYSCTL_pm_op_set_vcpu_migration_delay")]
    SetMigrationDelay = 0x24,

    /// <summary>Given up (<c>XEN_SYSCTL_pm_op_get_vcpu_migration_delay</c>).</summary>
    [XenName("XEN_SYSCTL_pm_op_get_vcpu_migration_delay")]
    GetMigrationDelay = 0x25,

    /// <summary>Allows frequencies above the nominal one (<c>XEN_SYSCTL_pm_op_enable_turbo</c>).</summary>
    [XenName("XEN_SYSCTL_pm_op_enable_turbo")]
    EnableTurbo = 0x26,

    /// <summary>Forbids them (<c>XEN_SYSCTL_pm_op_disable_turbo</c>).</summary>
    [XenName("XEN_SYSCTL_pm_op_disable_turbo")]
    DisableTurbo = 0x27,
}
