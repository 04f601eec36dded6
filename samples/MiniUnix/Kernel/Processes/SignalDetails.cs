using System.Runtime.InteropServices;

namespace MiniUnix;

/// <summary>Linux's <c>siginfo_t</c>, as far as it is filled: who sent it, or where the fault was.</summary>
[StructLayout(LayoutKind.Sequential, Size = 128)]
internal struct SignalDetails
{
    public int Signal;
    public int Error;
    public int Code;
    public int Padding;
    public ulong Address;
}
