using System.Runtime.InteropServices;

namespace MiniUnix;

/// <summary>Linux's <c>struct itimerval</c>.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct IntervalTimer
{
    public TimeInMicroseconds Interval;
    public TimeInMicroseconds Value;
}
