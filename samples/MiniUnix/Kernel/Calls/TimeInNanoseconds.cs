using System.Runtime.InteropServices;

namespace MiniUnix;

/// <summary>Linux's <c>struct timespec</c>.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct TimeInNanoseconds
{
    public long Seconds;
    public long Nanoseconds;

    private const long PerSecond = 1_000_000_000;

    /// <summary>Whether both parts are what Linux takes for a time.</summary>
    public readonly bool IsValid => Seconds >= 0 && Nanoseconds is >= 0 and < PerSecond;

    /// <summary>All of it in nanoseconds; the longest there is where that is too long.</summary>
    public readonly ulong Total => Seconds > long.MaxValue / PerSecond / 2 ? ulong.MaxValue / 2 : (ulong)((Seconds * PerSecond) + Nanoseconds);

    /// <summary>So many nanoseconds.</summary>
    public static TimeInNanoseconds Of(ulong nanoseconds) => new() { Seconds = (long)(nanoseconds / PerSecond), Nanoseconds = (long)(nanoseconds % PerSecond) };
}
