namespace HypercallSdk.Abi;

/// <summary>The calling vCPU's one-shot timer, by the older of two calls (<c>HYPERVISOR_set_timer_op</c>).</summary>
[HypercallContract]
public interface ITimer
{
    /// <summary>
    /// Raises the timer interrupt (<c>VIRQ_TIMER</c>) at a system time (<c>HYPERVISOR_set_timer_op</c>). Any domain; cannot
    /// fail.
    /// </summary>
    /// <param name="deadline">
    /// The system time in nanoseconds, as <see cref="VcpuTimeInfo"/> counts it; 0 stops the timer. A time that has passed
    /// goes off at once; a negative one, or one more than 2 to the power of 50 nanoseconds away (13 days), in 100
    /// milliseconds.
    /// </param>
    /// <remarks>
    /// Order: the timer is the one of <see cref="IVcpuOp.SetSingleshotTimer"/>; the last call counts. It may go off a little
    /// late, and the periodic timer raises the same interrupt: look at the clock in the handler.
    /// </remarks>
    [Hypercall(HypercallNumber.SetTimerOp)]
    HypercallResult Set(long deadline);
}
