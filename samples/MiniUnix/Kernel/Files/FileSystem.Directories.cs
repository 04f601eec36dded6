using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using HypercallSdk.Abi;

namespace MiniUnix;

/// <content>Directories: names and what they name.</content>
internal partial struct FileSystem
{
    /// <summary>The most bytes of a name.</summary>
    public const int MaximumName = 255;

    /// <summary>How many bytes an entry takes in a directory's content.</summary>
    public static ulong EntrySize => (ulong)Unsafe.SizeOf<DirectoryEntry>();

    /// <summary>Finds a name in a directory; 0 where it is not there.</summary>
    public int Find(int directory, ReadOnlySpan<byte> name)
    {
        if (name.SequenceEqual("."u8))
        {
            return directory;
        }

        if (name.SequenceEqual(".."u8))
        {
            return _inodes[directory].Parent;
        }

        return TryFindEntry(directory, name, out DirectoryEntry entry, out _) ? (int)entry.Number : 0;
    }

    /// <summary>Adds a name; false where there is no room. The inode has one link more.</summary>
    public bool TryAdd(ref FrameCounts frames, int directory, ReadOnlySpan<byte> name, int number, ulong now)
    {
        DirectoryEntry entry = default;
        entry.Number = (uint)number;
        entry.Set(name);
        ulong place = FindFreeEntry(directory);
        if (Write(ref frames, directory, place, BytesOf(ref entry)) != (int)EntrySize)
        {
            return false;
        }

        _inodes[number].Links++;
        _inodes[number].Changed = now;
        if (_inodes[number].IsDirectory)
        {
            // Its own "." and our one more "..".
            _inodes[number].Links++;
            _inodes[number].Parent = directory;
            _inodes[directory].Links++;
        }

        _inodes[directory].Modified = _inodes[directory].Changed = now;
        return true;
    }

    /// <summary>Takes a name away. The inode has one link less, and is freed when nothing holds it.</summary>
    public void Remove(ref FrameCounts frames, int directory, ReadOnlySpan<byte> name, ulong now)
    {
        if (!TryFindEntry(directory, name, out DirectoryEntry entry, out ulong place))
        {
            return;
        }

        int number = (int)entry.Number;
        entry = default;
        _ = Write(ref frames, directory, place, BytesOf(ref entry));
        _inodes[number].Links--;
        _inodes[number].Changed = now;
        if (_inodes[number].IsDirectory)
        {
            _inodes[number].Links--;
            _inodes[directory].Links--;
        }

        _inodes[directory].Modified = _inodes[directory].Changed = now;
        FreeIfUnused(ref frames, number);
    }

    /// <summary>Whether a directory has no entries.</summary>
    public readonly bool IsEmpty(int directory)
    {
        for (ulong place = 0; TryReadEntry(directory, place, out DirectoryEntry entry); place += EntrySize)
        {
            if (entry.Number != 0)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Reads the entry at a place of a directory's content; false behind the last.</summary>
    public readonly bool TryReadEntry(int directory, ulong place, out DirectoryEntry entry)
    {
        entry = default;
        return Read(directory, place, BytesOf(ref entry)) == (int)EntrySize;
    }

    /// <summary>Finds what a directory calls an inode.</summary>
    public readonly bool TryFindName(int directory, int number, out DirectoryEntry entry)
    {
        for (ulong place = 0; TryReadEntry(directory, place, out entry); place += EntrySize)
        {
            if (entry.Number == (uint)number)
            {
                return true;
            }
        }

        return false;
    }

    private static Span<byte> BytesOf(ref DirectoryEntry entry) => MemoryMarshal.AsBytes(MemoryMarshal.CreateSpan(ref entry, 1));

    private readonly bool TryFindEntry(int directory, ReadOnlySpan<byte> name, out DirectoryEntry entry, out ulong place)
    {
        for (place = 0; TryReadEntry(directory, place, out entry); place += EntrySize)
        {
            if (entry.Number != 0 && name.SequenceEqual(DirectoryEntry.NameOf(ref entry)))
            {
                return true;
            }
        }

        return false;
    }

    private readonly ulong FindFreeEntry(int directory)
    {
        ulong place = 0;
        while (TryReadEntry(directory, place, out DirectoryEntry entry) && entry.Number != 0)
        {
            place += EntrySize;
        }

        return place;
    }
}
