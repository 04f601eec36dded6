using System.Runtime.InteropServices;

namespace MiniUnix;

/// <summary>Linux's <c>stack_t</c>.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct SignalStackState
{
    public ulong Address;
    public int Flags;
    public uint Padding;
    public ulong Size;
}
