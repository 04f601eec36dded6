using System;
using System.Diagnostics;
using System.Threading;

namespace HypercallSdk.Hypervisor.Recording;

/// <summary>The host's own monotonic clock.</summary>
internal sealed class StopwatchClock : IClockSource
{
    private readonly long _started = Stopwatch.GetTimestamp();

    /// <inheritdoc/>
    public DateTimeOffset Start { get; } = DateTimeOffset.UtcNow;

    /// <inheritdoc/>
    public ulong Read() => (ulong)Stopwatch.GetElapsedTime(_started).Ticks * 100;

    /// <inheritdoc/>
    public ulong Peek() => Read();

    /// <inheritdoc/>
    public void Wait(ManualResetEventSlim woken, int milliseconds)
    {
        // Whoever sets it has left his request before: the caller looks for it next.
        if (woken.Wait(milliseconds))
            woken.Reset();
    }
}
