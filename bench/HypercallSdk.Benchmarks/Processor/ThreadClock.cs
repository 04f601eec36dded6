using System;
using System.Runtime.InteropServices;

namespace HypercallSdk.Benchmarks.Processor;

/// <summary>The processor time of the calling thread: what others on the machine take is not in it.</summary>
internal static unsafe partial class ThreadClock
{
    private const int ThreadTime = 3; // CLOCK_THREAD_CPUTIME_ID

    /// <summary>The time in nanoseconds.</summary>
    public static ulong Nanoseconds
    {
        get
        {
            Span<long> time = stackalloc long[2];
            Read(time);
            return ((ulong)time[0] * 1_000_000_000) + (ulong)time[1];
        }
    }

    /// <summary>Reads it.</summary>
    /// <param name="time">Seconds, and nanoseconds of the next: a <c>struct timespec</c>.</param>
    public static void Read(Span<long> time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time.Length, 2);

        // SAFETY: the call writes the two words that were found to be there.
        fixed (long* place = time)
        {
            if (ClockGetTime(ThreadTime, place) != 0)
            {
                throw new InvalidOperationException("The thread's clock cannot be read.");
            }
        }
    }

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int ClockGetTime(int clock, long* time);
}
