using System;

namespace MiniUnix;

/// <summary>The header of a file in a cpio archive: a magic text and thirteen numbers of eight hexadecimal digits.</summary>
internal struct ArchiveEntry
{
    private const int FieldSize = 8;

    /// <summary>Whether it begins as one.</summary>
    public bool IsValid;

    /// <summary>Kind and permissions.</summary>
    public uint Mode;

    /// <summary>The owner.</summary>
    public uint User;

    /// <summary>The owner's group.</summary>
    public uint Group;

    /// <summary>Seconds since 1970.</summary>
    public ulong Modified;

    /// <summary>The content's bytes.</summary>
    public ulong Size;

    /// <summary>The name's bytes, its zero among them.</summary>
    public ulong NameSize;

    /// <summary>What it is.</summary>
    public readonly FileKind Kind => (FileKind)(Mode >> 12);

    /// <summary>Its permissions.</summary>
    public readonly uint Permissions => Mode & 0xfff;

    /// <summary>Reads one.</summary>
    public static ArchiveEntry Parse(ReadOnlySpan<byte> header) => new()
    {
        IsValid = header.StartsWith("070701"u8),
        Mode = Number(header, 1),
        User = Number(header, 2),
        Group = Number(header, 3),
        Modified = Number(header, 5),
        Size = Number(header, 6),
        NameSize = Number(header, 11),
    };

    private static uint Number(ReadOnlySpan<byte> header, int field)
    {
        const int MagicSize = 6;
        uint number = 0;
        foreach (byte digit in header.Slice(MagicSize + (field * FieldSize), FieldSize))
        {
            number = (number << 4) | (uint)(digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10);
        }

        return number;
    }
}
