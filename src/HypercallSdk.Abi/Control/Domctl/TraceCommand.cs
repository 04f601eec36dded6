namespace HypercallSdk.Abi;

/// <summary>What <see cref="IDomctl.TraceOp"/> does (<c>XEN_DOMCTL_vmtrace_*</c>).</summary>
public enum TraceCommand : uint
{
    /// <summary>Traces (<c>XEN_DOMCTL_vmtrace_enable</c>).</summary>
    [XenName("XEN_DOMCTL_vmtrace_enable")]
    Enable = 1,

    /// <summary>Ends tracing (<c>XEN_DOMCTL_vmtrace_disable</c>).</summary>
    [XenName("XEN_DOMCTL_vmtrace_disable")]
    Disable = 2,

    /// <summary>Traces from the start of the buffer (<c>XEN_DOMCTL_vmtrace_reset_and_enable</c>).</summary>
    [XenName("XEN_DOMCTL_vmtrace_reset_and_enable")]
    ResetAndEnable = 3,

    /// <summary>How far the buffer is filled (<c>XEN_DOMCTL_vmtrace_output_position</c>).</summary>
    [XenName("XEN_DOMCTL_vmtrace_output_position")]
    OutputPosition = 4,

    /// <summary>Reads one of the processor's own settings (<c>XEN_DOMCTL_vmtrace_get_option</c>).</summary>
    [XenName("XEN_DOMCTL_vmtrace_get_option")]
    GetOption = 5,

    /// <summary>Sets one (<c>XEN_DOMCTL_vmtrace_set_option</c>).</summary>
    [XenName("XEN_DOMCTL_vmtrace_set_option")]
    SetOption = 6,
}
