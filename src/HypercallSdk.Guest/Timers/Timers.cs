using System.Threading;
using HypercallSdk.Abi;

namespace HypercallSdk.Guest;

/// <summary>Time since boot, the wall clock, and the vCPU's timers, whose events are <see cref="Virq.Timer"/>.</summary>
public static class Timers
{
    private const ulong NanosecondsPerSecond = 1_000_000_000;

    // A one-shot timer that was due so short a time before a suspend may not have been heard yet.
    private const ulong LongestDelivery = NanosecondsPerSecond;

    /// <summary>
    /// Nanoseconds since the hypervisor booted: <c>vcpu_time_info</c>'s last stamp and the time-stamp counter since. Never
    /// goes back, not even from one vCPU to another: what one has seen, no other sees less of afterwards. In a domain that was
    /// restored on a machine that was booted later it goes on from where it was.
    /// </summary>
    public static ulong SystemTime
    {
        get
        {
            ulong now = VcpuTime + GuestLibraryState.Current.Timers.Offset;
            ref VcpuSharing sharing = ref GuestLibraryState.Current.Sharing;
            if (!Volatile.Read(ref sharing.IsShared))
            {
                return now;
            }

            ulong last = Volatile.Read(ref sharing.LastSystemTime);
            while (now > last)
            {
                ulong was = Interlocked.CompareExchange(ref sharing.LastSystemTime, now, last);
                if (was == last)
                {
                    return now;
                }

                last = was;
            }

            return last;
        }
    }

    // The running vCPU's own: two vCPUs' stamps were not made at the same moment, so theirs may differ a little.
    private static ulong VcpuTime
    {
        get
        {
            // The version is odd while Xen writes, and another one when it has written between our two looks.
            GuestPointer<VcpuTimeInfo> source = SharedInfoWindow.Time;
            GuestPointer<uint> version = source.As<uint>();
            while (true)
            {
                uint before = version.Read();
                Gate.MemoryBarrier();
                VcpuTimeInfo time = source.Read();
                ulong now = Gate.ReadTimestamp();
                Gate.MemoryBarrier();
                if ((before & 1) == 0 && version.Read() == before)
                {
                    return time.SystemTime + Scale(now - time.TscTimestamp, time.TscShift, time.TscToSystemMultiplier);
                }
            }
        }
    }

    /// <summary>Nanoseconds since 1970-01-01 UTC.</summary>
    public static ulong WallClock
    {
        get
        {
            while (true)
            {
                uint before = SharedInfoWindow.WallClockVersion.Read();
                Gate.MemoryBarrier();
                ulong seconds = SharedInfoWindow.WallClockSeconds.Read() | ((ulong)SharedInfoWindow.WallClockSecondsHigh.Read() << 32);
                ulong nanoseconds = SharedInfoWindow.WallClockNanoseconds.Read();
                Gate.MemoryBarrier();
                if ((before & 1) == 0 && SharedInfoWindow.WallClockVersion.Read() == before)
                {
                    // shared_info holds the wall clock at system time zero.
                    return (seconds * NanosecondsPerSecond) + nanoseconds + SystemTime - GuestLibraryState.Current.Timers.Offset;
                }
            }
        }
    }

    /// <summary>Sets the vCPU's one-shot timer: one event at <paramref name="deadline"/> or soon after (<c>set_timer_op</c>).</summary>
    /// <param name="deadline">System time in nanoseconds; one that has passed fires at once.</param>
    /// <remarks>
    /// It outlives a suspend: one that fell due meanwhile fires when the domain goes on. One that fired in the last second
    /// before may fire once more.
    /// </remarks>
    public static HypercallResult SetOneShot(ulong deadline)
    {
        ulong offset = GuestLibraryState.Current.Timers.Offset;
        VcpuStates.Current.OneShotDeadline = deadline;
        return Abi.Timer.Set(deadline == 0 || deadline > offset ? (long)(deadline - offset) : 1);
    }

    /// <summary>Stops the one-shot timer.</summary>
    public static HypercallResult Stop()
    {
        VcpuStates.Current.OneShotDeadline = 0;
        return Abi.Timer.Set(0);
    }

    /// <summary>
    /// Stops the vCPU's periodic timer (<c>VCPUOP_stop_periodic_timer</c>), which Xen starts with every vCPU at 10 ms: until
    /// then its events arrive beside those of the one-shot timer.
    /// </summary>
    public static HypercallResult StopPeriodic() => StopPeriodic(Vcpu.Id);

    /// <summary>Stops another vCPU's periodic timer, whether that vCPU is up or not.</summary>
    public static HypercallResult StopPeriodic(int vcpu)
    {
        HypercallResult result = VcpuOp.StopPeriodicTimer(new VcpuId((uint)vcpu));
        return result.IsError ? result : Note(vcpu, TimerState.Stopped);
    }

    /// <summary>Sets the vCPU's periodic timer (<c>VCPUOP_set_periodic_timer</c>).</summary>
    /// <param name="period">Nanoseconds between two events, at least one millisecond.</param>
    public static HypercallResult SetPeriodic(ulong period) => SetPeriodic(Vcpu.Id, period);

    /// <summary>Sets a vCPU's periodic timer, whether that vCPU is up or not.</summary>
    /// <param name="vcpu">The vCPU.</param>
    /// <param name="period">Nanoseconds between two events, at least one millisecond.</param>
    public static HypercallResult SetPeriodic(int vcpu, ulong period)
    {
        var op = new VcpuSetPeriodicTimer { Period = period };
        HypercallResult result = VcpuOp.SetPeriodicTimer(new VcpuId((uint)vcpu), in op);
        return result.IsError ? result : Note(vcpu, period);
    }

    /// <summary>Before a suspend, while there is a clock.</summary>
    internal static void Leave() => GuestLibraryState.Current.Timers.SuspendedAt = SystemTime;

    /// <summary>In a restored domain, on its first vCPU: time goes on, and each vCPU has the periodic timer that it had.</summary>
    internal static void TakeUpAgain()
    {
        ref TimerState state = ref GuestLibraryState.Current.Timers;
        ulong now = VcpuTime + state.Offset;
        state.Offset += now < state.SuspendedAt ? state.SuspendedAt - now : 0;
        for (int vcpu = 0; vcpu < Vcpus.Count; vcpu++)
        {
            ulong period = state.Periods[vcpu];
            if (period != 0)
            {
                // It was granted before, for the same vCPU.
                _ = period == TimerState.Stopped ? StopPeriodic(vcpu) : SetPeriodic(vcpu, period);
            }
        }
    }

    /// <summary>After a suspend, on each vCPU: its one-shot timer.</summary>
    internal static void SetOneShotAgain()
    {
        ulong deadline = VcpuStates.Current.OneShotDeadline;
        if (deadline != 0 && deadline + LongestDelivery > GuestLibraryState.Current.Timers.SuspendedAt)
        {
            _ = SetOneShot(deadline); // cannot fail
        }
    }

    private static HypercallResult Note(int vcpu, ulong period)
    {
        if ((uint)vcpu < Vcpu.MaximumCount)
        {
            GuestLibraryState.Current.Timers.Periods[vcpu] = period;
        }

        return HypercallResult.Success;
    }

    // (ticks << shift) * multiplier / 2^32, without losing the upper half.
    private static ulong Scale(ulong ticks, sbyte shift, uint multiplier)
    {
        ticks = shift >= 0 ? ticks << shift : ticks >> -shift;
        return ((ticks >> 32) * multiplier) + (((ticks & 0xffff_ffff) * multiplier) >> 32);
    }
}
