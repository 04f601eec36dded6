using System.Runtime.InteropServices;

namespace HypercallSdk.Guest;

/// <summary>The header of a 64-bit ELF file (<c>Elf64_Ehdr</c>).</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct ElfHeader
{
    /// <summary>What it begins with, as a little-endian number: 0x7f, ELF, 64-bit, little-endian, version 1.</summary>
    internal const ulong Start = 0x0001_0102_464c_457f;

    /// <summary>The bytes of that which count: behind them stands whose ABI it is.</summary>
    internal const ulong StartMask = 0x00ff_ffff_ffff_ffff;

    internal const ushort Executable = 2;
    internal const ushort SharedObject = 3;
    internal const ushort X64 = 62;

    internal ulong Identification;
    internal ulong Padding;
    internal ushort Type;
    internal ushort Machine;
    internal uint Version;
    internal ulong Entry;
    internal ulong ProgramHeaderOffset;
    internal ulong SectionHeaderOffset;
    internal uint Flags;
    internal ushort HeaderSize;
    internal ushort ProgramHeaderSize;
    internal ushort ProgramHeaderCount;
    internal ushort SectionHeaderSize;
    internal ushort SectionHeaderCount;
    internal ushort SectionNamesIndex;
}
