using System.Runtime.InteropServices;

namespace HypercallSdk.Guest;

/// <summary>A program header of a 64-bit ELF file (<c>Elf64_Phdr</c>), 56 bytes.</summary>
[StructLayout(LayoutKind.Sequential)]
public struct ElfSegment
{
    private const uint Load = 1;
    private const uint Interpreter = 3;

    private const uint Executable = 1;
    private const uint Writable = 2;
    private const uint Readable = 4;

    private readonly uint _type;
    private readonly uint _flags;
    private readonly ulong _offset;
    private readonly ulong _address;
    private readonly ulong _physicalAddress;
    private readonly ulong _fileSize;
    private readonly ulong _memorySize;
    private readonly ulong _alignment;

    /// <summary>Whether it is memory of the program (<c>PT_LOAD</c>), at least a byte.</summary>
    public readonly bool IsLoaded => _type == Load && _memorySize != 0;

    /// <summary>Whether it names what must load the program (<c>PT_INTERP</c>): such a program is not static.</summary>
    public readonly bool IsInterpreter => _type == Interpreter;

    /// <summary>Whether the program may read it (<c>PF_R</c>).</summary>
    public readonly bool IsReadable => (_flags & Readable) != 0;

    /// <summary>Whether the program may write it (<c>PF_W</c>).</summary>
    public readonly bool IsWritable => (_flags & Writable) != 0;

    /// <summary>Whether the program may run it (<c>PF_X</c>).</summary>
    public readonly bool IsExecutable => (_flags & Executable) != 0;

    /// <summary>Where in the file its first byte is (<c>p_offset</c>).</summary>
    public readonly ulong Offset => _offset;

    /// <summary>Its address, without what is added for the program (<c>p_vaddr</c>).</summary>
    public readonly ulong Address => _address;

    /// <summary>How many bytes of it the file has (<c>p_filesz</c>).</summary>
    public readonly ulong FileSize => _fileSize;

    /// <summary>How many bytes it has in memory, zeros behind those of the file (<c>p_memsz</c>).</summary>
    public readonly ulong MemorySize => _memorySize;
}
