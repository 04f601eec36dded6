using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace MiniUnix;

/// <summary>A name in a directory, as it lies in the directory's content.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct DirectoryEntry
{
    /// <summary>The inode's number; 0 for a free entry.</summary>
    public uint Number;

    private ushort _length;
    private Characters _name;

    /// <summary>The name.</summary>
    public static ReadOnlySpan<byte> NameOf(ref DirectoryEntry entry) =>
        MemoryMarshal.CreateReadOnlySpan(ref entry._name[0], Math.Min((int)entry._length, Characters.Count));

    /// <summary>Sets the name, of at most 255 bytes.</summary>
    public void Set(ReadOnlySpan<byte> name)
    {
        _length = (ushort)name.Length;
        for (int index = 0; index < name.Length; index++)
        {
            _name[index] = name[index];
        }
    }

    [InlineArray(Count)]
    private struct Characters
    {
        public const int Count = 258;

        private byte _first;
    }
}
