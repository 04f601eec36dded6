using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor.Hypercalls;

/// <summary>The one-shot timer (<c>HYPERVISOR_set_timer_op</c>).</summary>
[HypercallHandler<ITimer>]
internal sealed partial class TimerHandler
{
    private const ulong FarAway = 1UL << 50;
    private const ulong Soon = 100_000_000;

    /// <summary>Arms the timer; 0 stops it.</summary>
    public HypercallResult Set(Vcpu caller, long deadline)
    {
        Host host = caller.Domain.Host;
        if (deadline == 0)
        {
            caller.DisarmSingleShot();
            return HypercallResult.Success;
        }

        // Xen takes a negative time, or one of 13 days on, for a mistake of old Linux and fires after 100 ms.
        ulong now = host.Clock.Now;
        bool odd = deadline < 0 || ((ulong)deadline > now && (ulong)deadline - now >= FarAway);
        host.Timers.Arm(caller.SingleShotTimer, host.Delay(caller, odd ? now + Soon : ulong.Max((ulong)deadline, now)));
        return HypercallResult.Success;
    }
}
