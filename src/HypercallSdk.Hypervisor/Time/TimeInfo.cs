// What a guest reads to know the time (vcpu_time_info, and the wall clock in shared_info). Each update is bracketed by
// two increments of a version: odd while it goes on. A guest that read across an update sees that the version moved and
// reads again.
//
// A stamp lies at a whole second of system time, as Xen's at its calibrations: every vCPU's of the same second is the same,
// on whichever physical CPU it runs, and is renewed when the vCPU is entered in a later second.
using System;
using System.Threading;
using HypercallSdk.Abi;

namespace HypercallSdk.Hypervisor.Time;

/// <summary>Writes the time into a guest's shared page.</summary>
internal static class TimeInfo
{
    /// <summary>How far stamps are apart: Xen renews them once a second.</summary>
    public const ulong Epoch = 1_000_000_000;

    /// <summary>Stamps the time of a vCPU with the last second before <paramref name="now"/>; returns when the next one is due.</summary>
    public static ulong Stamp(ref VcpuTimeInfo info, ulong now, in TimestampScale scale)
    {
        ulong epoch = now - (now % Epoch);
        Volatile.Write(ref info.Version, info.Version + 1);
        Thread.MemoryBarrier();
        info.TscTimestamp = scale.At(epoch);
        info.SystemTime = epoch;
        info.TscToSystemMultiplier = scale.Multiplier;
        info.TscShift = scale.Shift;
        info.Flags = VcpuTimeFlags.TscStable;
        Thread.MemoryBarrier();
        Volatile.Write(ref info.Version, info.Version + 1);
        return epoch + Epoch;
    }

    /// <summary>Writes the date of the machine's time 0.</summary>
    public static void SetWallClock(ref SharedInfo shared, DateTimeOffset start)
    {
        long ticks = (start - DateTimeOffset.UnixEpoch).Ticks;
        ulong seconds = (ulong)(ticks / TimeSpan.TicksPerSecond);
        Volatile.Write(ref shared.WallClockVersion, shared.WallClockVersion + 1);
        Thread.MemoryBarrier();
        shared.WallClockSeconds = (uint)seconds;
        shared.WallClockSecondsHigh = (uint)(seconds >> 32);
        shared.WallClockNanoseconds = (uint)(ticks % TimeSpan.TicksPerSecond * 100);
        Thread.MemoryBarrier();
        Volatile.Write(ref shared.WallClockVersion, shared.WallClockVersion + 1);
    }
}
