using System;
using System.Runtime.InteropServices;

namespace MiniUnix;

/// <summary>A directory's entry as a program gets it (<c>struct linux_dirent64</c>).</summary>
internal static class DirectoryRecord
{
    /// <summary>The most bytes that one takes.</summary>
    public const int MaximumSize = 280;

    private const int LengthPlace = 16;
    private const int KindPlace = 18;
    private const int NamePlace = 19;

    /// <summary>Writes one.</summary>
    /// <returns>Its bytes.</returns>
    public static int Write(Span<byte> record, ulong number, ulong next, FileKind kind, ReadOnlySpan<byte> name)
    {
        int length = (NamePlace + name.Length + 1 + 7) & ~7;
        record.Slice(0, length).Clear();
        MemoryMarshal.AsBytes(MemoryMarshal.CreateReadOnlySpan(in number, 1)).CopyTo(record);
        MemoryMarshal.AsBytes(MemoryMarshal.CreateReadOnlySpan(in next, 1)).CopyTo(record.Slice(sizeof(ulong)));
        record[LengthPlace] = (byte)length;
        record[LengthPlace + 1] = (byte)(length >> 8);
        record[KindPlace] = (byte)kind;
        name.CopyTo(record.Slice(NamePlace));
        return length;
    }
}
