using System.Runtime.InteropServices;

namespace MiniUnix;

/// <summary>A program header of a 64-bit ELF file.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct ProgramHeader
{
    public const uint Load = 1;
    public const uint Interpreter = 3;

    public uint Type;
    public uint Flags;
    public ulong Offset;
    public ulong Address;
    public ulong PhysicalAddress;
    public ulong FileSize;
    public ulong MemorySize;
    public ulong Alignment;

    /// <summary>What may be done with the segment.</summary>
    public readonly Protection Protection =>
        ((Flags & 4) != 0 ? Protection.Read : 0) | ((Flags & 2) != 0 ? Protection.Write : 0) | ((Flags & 1) != 0 ? Protection.Execute : 0);
}
