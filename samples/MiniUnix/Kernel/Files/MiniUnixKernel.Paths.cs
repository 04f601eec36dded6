using System;
using System.Runtime.InteropServices;
using HypercallSdk.Guest;

namespace MiniUnix;

/// <content>Paths, and what they lead to.</content>
public partial struct MiniUnixKernel
{
    private const int AtWorkingDirectory = -100;
    private const int MostLinks = 8;
    private const int LinkSize = 1024;

    /// <summary>Finds what a path names.</summary>
    private SyscallErrno Find(int directory, scoped ReadOnlySpan<byte> path, bool followLast, out int inode)
    {
        inode = 0;
        SyscallErrno error = Locate(directory, path, followLast, out Place place);
        if (error != SyscallErrno.None)
        {
            return error;
        }

        inode = place.Inode;
        return inode == 0 ? SyscallErrno.NotFound : SyscallErrno.None;
    }

    /// <summary>Finds where a path leads: its last name need not be there.</summary>
    private SyscallErrno Locate(int directory, ReadOnlySpan<byte> path, bool followLast, out Place place)
    {
        place = default;
        if (path.IsEmpty)
        {
            return SyscallErrno.NotFound;
        }

        int start = FileSystem.Root;
        if (path[0] != '/')
        {
            SyscallErrno error = StartAt(directory, out start);
            if (error != SyscallErrno.None)
            {
                return error;
            }
        }

        return Walk(start, path, followLast, 0, out place);
    }

    private readonly SyscallErrno StartAt(int directory, out int start)
    {
        start = _processes[_current].Directory;
        if (directory == AtWorkingDirectory)
        {
            return SyscallErrno.None;
        }

        int open = OpenFileOf(directory);
        start = open == 0 ? 0 : _open[open].Inode;
        return open == 0 ? SyscallErrno.BadHandle : start == 0 ? SyscallErrno.NotDirectory : SyscallErrno.None;
    }

    private SyscallErrno Walk(int start, ReadOnlySpan<byte> path, bool followLast, int links, out Place place)
    {
        place = new Place { Directory = start, Name = "."u8, Inode = start };
        int current = start;
        ReadOnlySpan<byte> rest = SkipSlashes(path);
        while (!rest.IsEmpty)
        {
            int end = rest.IndexOf((byte)'/');
            ReadOnlySpan<byte> name = end < 0 ? rest : rest.Slice(0, end);
            bool isDirectoryOnly = end >= 0;
            rest = SkipSlashes(end < 0 ? default : rest.Slice(end));
            if (!_files[current].IsDirectory || name.Length > FileSystem.MaximumName)
            {
                return name.Length > FileSystem.MaximumName ? SyscallErrno.NameTooLong : SyscallErrno.NotDirectory;
            }

            int found = _files.Find(current, name);
            place = new Place { Directory = current, Name = name, Inode = found, IsDirectoryOnly = isDirectoryOnly };
            bool isLast = rest.IsEmpty;
            if (found != 0 && _files[found].Kind == FileKind.SymbolicLink && (!isLast || followLast || isDirectoryOnly))
            {
                SyscallErrno error = Follow(current, found, links, out found);
                if (error != SyscallErrno.None)
                {
                    return error;
                }

                place.Inode = found;
            }

            if (isLast)
            {
                return found != 0 && isDirectoryOnly && !_files[found].IsDirectory ? SyscallErrno.NotDirectory : SyscallErrno.None;
            }

            if (found == 0)
            {
                return SyscallErrno.NotFound;
            }

            current = found;
        }

        return SyscallErrno.None;
    }

    private SyscallErrno Follow(int directory, int link, int links, out int found)
    {
        found = 0;
        if (links == MostLinks)
        {
            return SyscallErrno.TooManySymbolicLinks;
        }

        if (_files[link].Device == Device.Program)
        {
            found = Current.Program;
            return SyscallErrno.None;
        }

        Span<byte> target = stackalloc byte[LinkSize];
        int length = _files.Read(link, 0, target);
        ReadOnlySpan<byte> path = target.Slice(0, length);
        SyscallErrno error = Walk(length != 0 && path[0] == '/' ? FileSystem.Root : directory, path, followLast: true, links + 1, out Place place);
        found = error == SyscallErrno.None ? place.Inode : 0;
        return error == SyscallErrno.None && found == 0 ? SyscallErrno.NotFound : error;
    }

    private static ReadOnlySpan<byte> SkipSlashes(ReadOnlySpan<byte> path)
    {
        while (!path.IsEmpty && path[0] == '/')
        {
            path = path.Slice(1);
        }

        return path;
    }

    /// <summary>Writes a directory's path at the end of a buffer.</summary>
    /// <returns>The path; empty where it does not fit, or leads nowhere any longer.</returns>
    private ReadOnlySpan<byte> PathOf(int directory, Span<byte> buffer)
    {
        int start = buffer.Length;
        for (int depth = 0; directory != FileSystem.Root && depth < PathSize; depth++)
        {
            int parent = _files[directory].Parent;
            if (!_files.TryFindName(parent, directory, out DirectoryEntry entry) || !TryPrepend(buffer, ref start, DirectoryEntry.NameOf(ref entry)))
            {
                return default;
            }

            directory = parent;
        }

        if (start == buffer.Length)
        {
            buffer[--start] = (byte)'/';
        }

        return buffer.Slice(start);
    }

    // The path of a file, by one of the directories that name it.
    private ReadOnlySpan<byte> PathOfFile(int file, Span<byte> buffer)
    {
        for (int directory = FileSystem.Root; directory < FileSystem.Capacity; directory++)
        {
            if (_files[directory].IsDirectory && _files.TryFindName(directory, file, out DirectoryEntry entry))
            {
                int start = buffer.Length;
                if (!TryPrepend(buffer, ref start, DirectoryEntry.NameOf(ref entry)))
                {
                    return default;
                }

                ReadOnlySpan<byte> above = directory == FileSystem.Root ? default : PathOf(directory, buffer.Slice(0, start));
                return buffer.Slice(start - above.Length);
            }
        }

        return default;
    }

    private static bool TryPrepend(Span<byte> buffer, ref int start, ReadOnlySpan<byte> name)
    {
        if (start < name.Length + 1)
        {
            return false;
        }

        start -= name.Length;
        name.CopyTo(buffer.Slice(start));
        buffer[--start] = (byte)'/';
        return true;
    }

    /// <summary>Reads a path of the caller's, and finds where it leads.</summary>
    private SyscallErrno Locate(int directory, UserPointer<byte> path, bool followLast, Span<byte> buffer, out Place place)
    {
        SyscallErrno error = ReadText(path.Address, buffer, out int length);
        place = default;
        return error != SyscallErrno.None ? error : Locate(directory, buffer.Slice(0, length), followLast, out place);
    }

    /// <summary>The same for one that must be there.</summary>
    private SyscallErrno Find(int directory, UserPointer<byte> path, bool followLast, out int inode)
    {
        Span<byte> buffer = MemoryMarshal.CreateSpan(ref _scratch[0], PathSize);
        SyscallErrno error = Locate(directory, path, followLast, buffer, out Place place);
        inode = place.Inode;
        return error == SyscallErrno.None && inode == 0 ? SyscallErrno.NotFound : error;
    }

    /// <summary>
    /// Finds what a call means that takes a descriptor and a path: the descriptor itself where the path is empty and a flag allows
    /// that.
    /// </summary>
    private SyscallErrno FindAt(int directory, UserPointer<byte> path, uint flags, out int inode)
    {
        const uint NoFollow = 0x100;
        const uint EmptyPath = 0x1000;
        inode = 0;
        if ((flags & EmptyPath) != 0 && TryRead(path, out byte first) && first == 0)
        {
            return StartAt(directory, out inode);
        }

        return Find(directory, path, (flags & NoFollow) == 0, out inode);
    }
}
