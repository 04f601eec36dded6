namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="IVcpuOp.SetSingleshotTimer"/> (<c>vcpu_set_singleshot_timer_t</c>).</summary>
[XenName("vcpu_set_singleshot_timer_t")]
public struct VcpuSetSingleshotTimer
{
    /// <summary>The system time to go off at, in nanoseconds (<c>timeout_abs_ns</c>).</summary>
    [XenName("timeout_abs_ns")]
    public ulong Timeout;

    /// <summary>Flags (<c>flags</c>).</summary>
    [XenName("flags")]
    public VcpuSingleshotFlags Flags;
}
