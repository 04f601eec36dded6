using System.Runtime.InteropServices;

namespace MiniUnix;

/// <summary>Linux's <c>struct stat</c>.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct FileStatus
{
    public ulong Device;
    public ulong Number;
    public ulong Links;
    public uint Mode;
    public uint User;
    public uint Group;
    public uint Padding;
    public ulong SpecialDevice;
    public long Size;
    public long BlockSize;
    public long Blocks;
    public TimeInNanoseconds Accessed;
    public TimeInNanoseconds Modified;
    public TimeInNanoseconds Changed;
    public long Unused0;
    public long Unused1;
    public long Unused2;
}
