using System.Runtime.InteropServices;

namespace MiniUnix;

/// <summary>The header of a 64-bit ELF file.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct ProgramFile
{
    private const uint Magic = 0x464c_457f;
    private const byte Bits64 = 2;
    private const byte LittleEndian = 1;
    private const ushort Executable = 2;
    private const ushort SharedObject = 3;
    private const ushort X64 = 62;
    private const ushort HeadersAtMost = 64;

    /// <summary>Where a position-independent program is put.</summary>
    public const ulong PositionIndependentBase = 0x5555_5555_4000;

    public uint Identification;
    public byte Class;
    public byte Order;
    public ushort Rest;
    public ulong Padding;
    public ushort Type;
    public ushort Machine;
    public uint Version;
    public ulong Entry;
    public ulong ProgramHeaders;
    public ulong SectionHeaders;
    public uint Flags;
    public ushort HeaderSize;
    public ushort ProgramHeaderSize;
    public ushort ProgramHeaderCount;
    public ushort SectionHeaderSize;
    public ushort SectionHeaderCount;
    public ushort SectionNames;

    /// <summary>What is added to its addresses.</summary>
    public readonly ulong Base => Type == SharedObject ? PositionIndependentBase : 0;

    /// <summary>Whether it is a program for this processor.</summary>
    public readonly bool IsProgram(int headerSize) =>
        Identification == Magic && Class == Bits64 && Order == LittleEndian && Machine == X64
        && Type is Executable or SharedObject
        && ProgramHeaderSize == headerSize && ProgramHeaderCount is > 0 and <= HeadersAtMost;
}
