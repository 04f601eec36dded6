using System.Runtime.InteropServices;

namespace MiniUnix;

/// <summary>Linux's <c>struct rlimit</c>.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct ResourceLimits
{
    public ulong Current;
    public ulong Maximum;
}
