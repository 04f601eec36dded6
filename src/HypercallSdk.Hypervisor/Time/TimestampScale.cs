// The time-stamp counter and system time. The counter runs at a fixed frequency from the machine's time 0; a guest turns
// ticks into nanoseconds with the multiplier and shift of its vcpu_time_info, which are Xen's for that frequency. Both round
// down, so what a guest works out is never ahead of the machine's time, and behind it by less than a tick and a nanosecond a
// second. Its stamp lies at a whole second, where both counters are exact: a new stamp never takes time back.
using System;

namespace HypercallSdk.Hypervisor.Time;

/// <summary>How the time-stamp counter runs, and how guests are told.</summary>
internal readonly struct TimestampScale
{
    private const ulong NanosecondsPerSecond = 1_000_000_000;

    /// <summary>The scale of a counter of <paramref name="frequency"/> ticks a second.</summary>
    public TimestampScale(ulong frequency)
    {
        Frequency = frequency;

        // The multiplier is to have its top bit set: ticks are shifted to between 1 and 2 GHz.
        ulong ticks = frequency;
        int shift = 0;
        while (ticks > 2 * NanosecondsPerSecond)
        {
            ticks >>= 1;
            shift--;
        }

        while (ticks <= NanosecondsPerSecond)
        {
            ticks <<= 1;
            shift++;
        }

        Multiplier = (uint)((NanosecondsPerSecond << 32) / ticks);
        Shift = (sbyte)shift;
    }

    /// <summary>Ticks a second.</summary>
    public ulong Frequency { get; }

    /// <summary>Nanoseconds for each shifted tick, in units of 2 to the power of -32.</summary>
    public uint Multiplier { get; }

    /// <summary>How far ticks are shifted left before they are multiplied.</summary>
    public sbyte Shift { get; }

    /// <summary>What the counter reads at <paramref name="time"/>, in nanoseconds of machine time.</summary>
    public ulong At(ulong time) =>
        Frequency == NanosecondsPerSecond ? time : (ulong)((UInt128)time * Frequency / NanosecondsPerSecond);
}
