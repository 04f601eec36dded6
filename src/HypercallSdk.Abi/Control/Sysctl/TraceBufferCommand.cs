namespace HypercallSdk.Abi;

/// <summary>What <see cref="ISysctl.TraceBufferOp"/> does (<c>XEN_SYSCTL_TBUFOP_*</c>).</summary>
public enum TraceBufferCommand : uint
{
    /// <summary>Where the buffers are (<c>XEN_SYSCTL_TBUFOP_get_info</c>).</summary>
    [XenName("XEN_SYSCTL_TBUFOP_get_info")]
    GetInfo = 0,

    /// <summary>Which physical CPUs are traced (<c>XEN_SYSCTL_TBUFOP_set_cpu_mask</c>).</summary>
    [XenName("XEN_SYSCTL_TBUFOP_set_cpu_mask")]
    SetCpuMask = 1,

    /// <summary>Which events are (<c>XEN_SYSCTL_TBUFOP_set_evt_mask</c>).</summary>
    [XenName("XEN_SYSCTL_TBUFOP_set_evt_mask")]
    SetEventMask = 2,

    /// <summary>How large the buffers are (<c>XEN_SYSCTL_TBUFOP_set_size</c>).</summary>
    [XenName("XEN_SYSCTL_TBUFOP_set_size")]
    SetSize = 3,

    /// <summary>Traces (<c>XEN_SYSCTL_TBUFOP_enable</c>).</summary>
    [XenName("XEN_SYSCTL_TBUFOP_enable")]
    Enable = 4,

    /// <summary>Ends tracing (<c>XEN_SYSCTL_TBUFOP_disable</c>).</summary>
    [XenName("XEN_SYSCTL_TBUFOP_disable")]
    Disable = 5,
}
