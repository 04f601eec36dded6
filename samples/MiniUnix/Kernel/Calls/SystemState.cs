using System.Runtime.InteropServices;

namespace MiniUnix;

/// <summary>Linux's <c>struct sysinfo</c>.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct SystemState
{
    public long Uptime;
    public ulong Load1;
    public ulong Load5;
    public ulong Load15;
    public ulong TotalMemory;
    public ulong FreeMemory;
    public ulong SharedMemory;
    public ulong BufferMemory;
    public ulong TotalSwap;
    public ulong FreeSwap;
    public ushort Processes;
    public ushort Padding;
    public uint Padding2;
    public ulong TotalHigh;
    public ulong FreeHigh;
    public uint Unit;
    public uint Padding3;
}
