using System.Runtime.InteropServices;

namespace MiniUnix;

/// <summary>Linux's <c>struct statfs</c>.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct FileSystemState
{
    public long Type;
    public long BlockSize;
    public ulong Blocks;
    public ulong FreeBlocks;
    public ulong AvailableBlocks;
    public ulong Files;
    public ulong FreeFiles;
    public ulong Identifier;
    public long NameLength;
    public long FragmentSize;
    public long Flags;
    public long Spare0;
    public long Spare1;
    public long Spare2;
    public long Spare3;
}
