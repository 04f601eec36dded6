namespace HypercallSdk.Abi;

/// <summary>Virtual CPUs (<c>HYPERVISOR_vcpu_op</c>): so far, their timers.</summary>
/// <remarks>
/// Every vCPU starts with a periodic timer of 10 ms, as on Xen. A kernel that does not want it stops it.
/// Every operation answers <see cref="XenErrno.NotFound"/> when the caller's domain has no such vCPU.
/// </remarks>
[HypercallContract]
public interface IVcpuOp
{
    /// <summary>
    /// Raises the timer interrupt (<c>VIRQ_TIMER</c>) again and again (<c>VCPUOP_set_periodic_timer</c>). Any domain, for
    /// any of its vCPUs.
    /// </summary>
    /// <param name="vcpu">The vCPU.</param>
    /// <param name="op">The period.</param>
    /// <remarks>
    /// <para>Order: replaces the period that was set. Ticks that a vCPU misses while it does not run are not made up
    /// for.</para>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotFound"/>: there is no such vCPU.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: the period is less than a millisecond, or more than 2^62 - 1
    /// ns.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: <paramref name="op"/> is not memory that the caller may read.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.VcpuOp, Command = 6)]
    [XenName("VCPUOP_set_periodic_timer")]
    HypercallResult SetPeriodicTimer(VcpuId vcpu, in VcpuSetPeriodicTimer op);

    /// <summary>
    /// Stops the periodic timer (<c>VCPUOP_stop_periodic_timer</c>). Any domain, for any of its vCPUs.
    /// </summary>
    /// <param name="vcpu">The vCPU.</param>
    /// <remarks>
    /// <para>Order: a tick that is pending stays so. Stopping a timer that is stopped succeeds.</para>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotFound"/>: there is no such vCPU.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.VcpuOp, Command = 7)]
    [XenName("VCPUOP_stop_periodic_timer")]
    HypercallResult StopPeriodicTimer(VcpuId vcpu);

    /// <summary>
    /// Raises the timer interrupt (<c>VIRQ_TIMER</c>) once, at a system time (<c>VCPUOP_set_singleshot_timer</c>). Any domain,
    /// each vCPU for itself.
    /// </summary>
    /// <param name="vcpu">The calling vCPU.</param>
    /// <param name="op">When.</param>
    /// <remarks>
    /// <para>Order: replaces the time that was set, by this call or by <see cref="ITimer.Set"/>. A time that has passed goes
    /// off at once, whatever the flags: Xen 4.17 does not look at them.</para>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotFound"/>: there is no such vCPU.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: <paramref name="vcpu"/> is not the calling one.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: <paramref name="op"/> is not memory that the caller may read.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.VcpuOp, Command = 8)]
    [XenName("VCPUOP_set_singleshot_timer")]
    HypercallResult SetSingleshotTimer(VcpuId vcpu, in VcpuSetSingleshotTimer op);

    /// <summary>
    /// Stops the one-shot timer (<c>VCPUOP_stop_singleshot_timer</c>). Any domain, each vCPU for itself.
    /// </summary>
    /// <param name="vcpu">The calling vCPU.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotFound"/>: there is no such vCPU.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: <paramref name="vcpu"/> is not the calling one.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.VcpuOp, Command = 9)]
    [XenName("VCPUOP_stop_singleshot_timer")]
    HypercallResult StopSingleshotTimer(VcpuId vcpu);
}
