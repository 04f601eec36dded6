using System;
using System.Threading;

namespace HypercallSdk.Hypervisor.Recording;

/// <summary>Where a wall clock's readings come from: the processor's counter, or a recording of it.</summary>
internal interface IClockSource
{
    /// <summary>The date at the machine's time 0.</summary>
    DateTimeOffset Start { get; }

    /// <summary>Reads the clock: nanoseconds since <see cref="Start"/>. Whatever a run depends on goes through here.</summary>
    ulong Read();

    /// <summary>About what the time is, for those on whom nothing depends; a recording does not know of it.</summary>
    ulong Peek();

    /// <summary>Lets time pass, until somebody says that there is something to do.</summary>
    void Wait(ManualResetEventSlim woken, int milliseconds);
}
