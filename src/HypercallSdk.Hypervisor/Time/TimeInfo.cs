// What a guest reads to know the time (vcpu_time_info, and the wall clock in shared_info). Each update is bracketed by
// two increments of a version: odd while it goes on. A guest that read across an update sees that the version moved and
// reads again. The time-stamp counter runs at 1 GHz: multiplier 2^31 and shift 1 turn a cycle into a nanosecond.
using System;
using System.Threading;
using HypercallSdk.Abi;

namespace HypercallSdk.Hypervisor.Time;

/// <summary>Writes the time into a guest's shared page.</summary>
internal static class TimeInfo
{
    /// <summary>How old a vCPU's stamp may grow: Xen renews it once a second.</summary>
    public const ulong Epoch = 1_000_000_000;

    /// <summary>Stamps the time of a vCPU.</summary>
    public static void Stamp(ref VcpuTimeInfo info, ulong now)
    {
        Volatile.Write(ref info.Version, info.Version + 1);
        Thread.MemoryBarrier();
        info.TscTimestamp = now;
        info.SystemTime = now;
        info.TscToSystemMultiplier = 0x8000_0000;
        info.TscShift = 1;
        info.Flags = VcpuTimeFlags.TscStable;
        Thread.MemoryBarrier();
        Volatile.Write(ref info.Version, info.Version + 1);
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
