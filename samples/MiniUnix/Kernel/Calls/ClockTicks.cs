using System.Runtime.InteropServices;

namespace MiniUnix;

/// <summary>Linux's <c>struct tms</c>, in hundredths of a second.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct ClockTicks
{
    public long User;
    public long System;
    public long ChildrenUser;
    public long ChildrenSystem;
}
