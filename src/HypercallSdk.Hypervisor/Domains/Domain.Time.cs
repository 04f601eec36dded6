using System;
using HypercallSdk.Hypervisor.Time;

namespace HypercallSdk.Hypervisor.Domains;

public sealed unsafe partial class Domain
{
    /// <summary>
    /// How far the domain's wall clock is ahead of the machine's, as <c>rtc_timeoffset</c> of an xl config; behind it if
    /// negative. Changing it changes what the guest reads as the date, and no timer: those are in system time.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The date at which the machine was switched on would be before 1970.</exception>
    public TimeSpan TimeOffset
    {
        get;
        set
        {
            DateTimeOffset start = Host.Clock.WallClockAtStart;
            ArgumentOutOfRangeException.ThrowIfLessThan(value, DateTimeOffset.UnixEpoch - start);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, DateTimeOffset.MaxValue - start);
            field = value;

            // SAFETY: shared_info is there as long as the domain.
            TimeInfo.SetWallClock(ref *Shared.Info, start + value);
        }
    }
}
