using System.Runtime.InteropServices;

namespace HypercallSdk.Guest;

/// <summary>A program header of a 64-bit ELF file (<c>Elf64_Phdr</c>).</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct ElfSegment
{
    internal const uint Load = 1;
    internal const uint Interpreter = 3;

    internal const uint Executable = 1;
    internal const uint Writable = 2;

    internal uint Type;
    internal uint Flags;
    internal ulong Offset;
    internal ulong Address;
    internal ulong PhysicalAddress;
    internal ulong FileSize;
    internal ulong MemorySize;
    internal ulong Alignment;
}
