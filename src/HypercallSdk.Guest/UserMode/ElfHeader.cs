using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace HypercallSdk.Guest;

/// <summary>The header of a 64-bit ELF file (<c>Elf64_Ehdr</c>), 64 bytes, as far as who loads a program asks for it.</summary>
[StructLayout(LayoutKind.Sequential)]
public struct ElfHeader
{
    /// <summary>How many program headers a file may have.</summary>
    public const int MaximumSegments = 64;

    // What it begins with, as a little-endian number: 0x7f, ELF, 64-bit, little-endian, version 1; and the bytes of that which
    // count: behind them stands whose ABI it is.
    private const ulong Start = 0x0001_0102_464c_457f;
    private const ulong StartMask = 0x00ff_ffff_ffff_ffff;

    private const ushort Executable = 2;
    private const ushort SharedObject = 3;
    private const ushort X64 = 62;

    private readonly ulong _identification;
    private readonly ulong _padding;
    private readonly ushort _type;
    private readonly ushort _machine;
    private readonly uint _version;
    private readonly ulong _entry;
    private readonly ulong _programHeaders;
    private readonly ulong _sectionHeaders;
    private readonly uint _flags;
    private readonly ushort _headerSize;
    private readonly ushort _programHeaderSize;
    private readonly ushort _programHeaderCount;
    private readonly ushort _sectionHeaderSize;
    private readonly ushort _sectionHeaderCount;
    private readonly ushort _sectionNames;

    /// <summary>Whether it is a program for x86-64, with 1 to <see cref="MaximumSegments"/> program headers.</summary>
    public readonly bool IsProgram =>
        (_identification & StartMask) == Start
        && _type is Executable or SharedObject
        && _machine == X64
        && _programHeaderSize == Unsafe.SizeOf<ElfSegment>()
        && _programHeaderCount is > 0 and <= MaximumSegments;

    /// <summary>What is added to the file's addresses: 0, or where a position-independent program is put.</summary>
    public readonly ulong Base => _type == SharedObject ? UserProgram.PositionIndependentBase : 0;

    /// <summary>Where it starts, without <see cref="Base"/> (<c>e_entry</c>).</summary>
    public readonly ulong Entry => _entry;

    /// <summary>Where in the file its program headers are, <see cref="ElfSegment"/>s in a row (<c>e_phoff</c>).</summary>
    public readonly ulong ProgramHeaders => _programHeaders;

    /// <summary>How many there are (<c>e_phnum</c>).</summary>
    public readonly int ProgramHeaderCount => _programHeaderCount;
}
