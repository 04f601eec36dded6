namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="IVcpuOp.SetPeriodicTimer"/> (<c>vcpu_set_periodic_timer_t</c>).</summary>
[XenName("vcpu_set_periodic_timer_t")]
public struct VcpuSetPeriodicTimer
{
    /// <summary>The period in nanoseconds, at least a millisecond (<c>period_ns</c>).</summary>
    [XenName("period_ns")]
    public ulong Period;
}
