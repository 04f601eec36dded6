using System.Runtime.InteropServices;

namespace MiniUnix;

/// <summary>Linux's <c>struct rusage</c>; what is not counted here is zero.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct ResourceUsage
{
    public TimeInMicroseconds User;
    public TimeInMicroseconds System;
    public long MaximumResident;
    public long SharedText;
    public long UnsharedData;
    public long UnsharedStack;
    public long MinorFaults;
    public long MajorFaults;
    public long Swaps;
    public long BlocksIn;
    public long BlocksOut;
    public long MessagesSent;
    public long MessagesReceived;
    public long Signals;
    public long VoluntarySwitches;
    public long InvoluntarySwitches;
}
