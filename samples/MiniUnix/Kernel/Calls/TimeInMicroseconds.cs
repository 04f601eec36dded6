using System.Runtime.InteropServices;

namespace MiniUnix;

/// <summary>Linux's <c>struct timeval</c>.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct TimeInMicroseconds
{
    public long Seconds;
    public long Microseconds;

    private const long PerSecond = 1_000_000;

    /// <summary>All of it in nanoseconds.</summary>
    public readonly ulong Total => new TimeInNanoseconds { Seconds = Seconds, Nanoseconds = Microseconds * 1000 }.Total;

    /// <summary>Whether both parts are what Linux takes for a time.</summary>
    public readonly bool IsValid => Seconds >= 0 && Microseconds is >= 0 and < PerSecond;

    /// <summary>So many nanoseconds.</summary>
    public static TimeInMicroseconds Of(ulong nanoseconds) => new() { Seconds = (long)(nanoseconds / 1000 / PerSecond), Microseconds = (long)(nanoseconds / 1000 % PerSecond) };
}
