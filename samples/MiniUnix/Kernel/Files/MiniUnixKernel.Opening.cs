using System;
using System.Runtime.InteropServices;
using HypercallSdk.Abi;
using HypercallSdk.Guest;

namespace MiniUnix;

/// <content>Files opened, described and listed.</content>
public partial struct MiniUnixKernel
{
    private const uint PermissionBits = 0xfff;

    private static ulong Now => Timers.WallClock;

    private Span<byte> PathBuffer => MemoryMarshal.CreateSpan(ref _scratch[0], PathSize);

    private Span<byte> SecondPathBuffer => MemoryMarshal.CreateSpan(ref _scratch[PathSize], PathSize);

    /// <inheritdoc/>
    SyscallResult ILinuxCalls.Open(UserPointer<byte> path, OpenFlags flags, uint mode) => OpenAt(AtWorkingDirectory, path, flags, mode);

    /// <inheritdoc/>
    SyscallResult ILinuxCalls.OpenAt(int directory, UserPointer<byte> path, OpenFlags flags, uint mode) => OpenAt(directory, path, flags, mode);

    /// <inheritdoc/>
    SyscallResult ILinuxCalls.Create(UserPointer<byte> path, uint mode) =>
        OpenAt(AtWorkingDirectory, path, OpenFlags.WriteOnly | OpenFlags.Create | OpenFlags.Truncate, mode);

    private SyscallResult OpenAt(int directory, UserPointer<byte> path, OpenFlags flags, uint mode)
    {
        SyscallErrno error = Locate(directory, path, (flags & (OpenFlags.NoFollow | OpenFlags.Exclusive)) == 0, PathBuffer, out Place place);
        if (error != SyscallErrno.None)
        {
            return error;
        }

        int number = place.Inode;
        bool isNew = number == 0;
        if (isNew)
        {
            error = (flags & OpenFlags.Create) == 0 ? SyscallErrno.NotFound : Make(in place, FileKind.Regular, mode & ~Current.FileModeMask, out number);
        }
        else if ((flags & (OpenFlags.Create | OpenFlags.Exclusive)) == (OpenFlags.Create | OpenFlags.Exclusive))
        {
            error = SyscallErrno.Exists;
        }
        else
        {
            error = MayOpen(in _files[number], flags);
        }

        if (error != SyscallErrno.None)
        {
            return error;
        }

        ref Inode inode = ref _files[number];
        int file = TakeOpenFile(new OpenFile { Users = 1, Flags = flags & ~OpenFlags.CloseOnExecute, Kind = inode.Kind, Device = inode.Device, Inode = number, Stream = 1 });
        if (file == 0)
        {
            return SyscallErrno.TooManyFiles;
        }

        inode.Users++;
        SyscallResult result = GiveDescriptor(file, (flags & OpenFlags.CloseOnExecute) != 0);
        if (result.IsError)
        {
            CloseOpenFile(file);
        }
        else if (!isNew && inode.Kind == FileKind.Regular && (flags & OpenFlags.Truncate) != 0 && _open[file].IsWritable)
        {
            _files.SetSize(ref _frames, number, 0);
            inode.Modified = inode.Changed = Now;
        }

        return result;
    }

    private static SyscallErrno MayOpen(in Inode inode, OpenFlags flags)
    {
        bool writes = (flags & OpenFlags.AccessMask) != OpenFlags.ReadOnly;
        return inode.Kind == FileKind.SymbolicLink && (flags & OpenFlags.PathOnly) == 0 ? SyscallErrno.TooManySymbolicLinks
            : inode.IsDirectory && (writes || (flags & OpenFlags.Create) != 0) ? SyscallErrno.IsDirectory
            : !inode.IsDirectory && (flags & OpenFlags.Directory) != 0 ? SyscallErrno.NotDirectory
            : SyscallErrno.None;
    }

    /// <summary>Makes an inode where a path leads to nothing.</summary>
    private SyscallErrno Make(in Place place, FileKind kind, uint permissions, out int number)
    {
        number = 0;
        if (place.Inode != 0)
        {
            return SyscallErrno.Exists;
        }

        if (place.IsDirectoryOnly && kind != FileKind.Directory)
        {
            return SyscallErrno.IsDirectory;
        }

        // A directory that was removed takes no names.
        if (_files[place.Directory].Links == 0)
        {
            return SyscallErrno.NotFound;
        }

        ulong now = Now;
        number = _files.Allocate(kind, permissions & PermissionBits, now);
        if (number == 0)
        {
            return SyscallErrno.NoSpace;
        }

        if (_files.TryAdd(ref _frames, place.Directory, place.Name, number, now))
        {
            return SyscallErrno.None;
        }

        _files.FreeIfUnused(ref _frames, number);
        return SyscallErrno.NoSpace;
    }

    /// <inheritdoc/>
    SyscallResult ILinuxCalls.Seek(int file, long offset, uint whence)
    {
        int index = OpenFileOf(file);
        if (index == 0)
        {
            return SyscallErrno.BadHandle;
        }

        ref OpenFile open = ref _open[index];
        if (open.Kind is FileKind.Pipe || (open.Kind == FileKind.CharacterDevice && open.Device == Device.Console))
        {
            return SyscallErrno.NotSeekable;
        }

        const uint FromStart = 0;
        const uint FromHere = 1;
        const uint FromEnd = 2;
        if (whence > FromEnd)
        {
            return SyscallErrno.InvalidArgument;
        }

        ulong start = whence == FromStart ? 0 : whence == FromHere ? open.Offset : _files[open.Inode].Size;
        long position = (long)start + offset;
        if (position < 0)
        {
            return SyscallErrno.InvalidArgument;
        }

        open.Offset = open.Kind == FileKind.CharacterDevice ? 0 : (ulong)position;
        return (long)open.Offset;
    }

    /// <inheritdoc/>
    SyscallResult ILinuxCalls.Status(UserPointer<byte> path, UserPointer<FileStatus> status) => StatusAt(AtWorkingDirectory, path, status, 0);

    /// <inheritdoc/>
    SyscallResult ILinuxCalls.StatusOfLink(UserPointer<byte> path, UserPointer<FileStatus> status)
    {
        SyscallErrno error = Find(AtWorkingDirectory, path, followLast: false, out int number);
        return error != SyscallErrno.None ? error : WriteStatus(number, status);
    }

    /// <inheritdoc/>
    SyscallResult ILinuxCalls.StatusAt(int directory, UserPointer<byte> path, UserPointer<FileStatus> status, uint flags) => StatusAt(directory, path, status, flags);

    private SyscallResult StatusAt(int directory, UserPointer<byte> path, UserPointer<FileStatus> status, uint flags)
    {
        const uint EmptyPath = 0x1000;
        if ((flags & EmptyPath) != 0 && directory >= 0 && TryRead(path, out byte first) && first == 0)
        {
            return StatusOfDescriptor(directory, status);
        }

        SyscallErrno error = FindAt(directory, path, flags, out int number);
        return error != SyscallErrno.None ? error : WriteStatus(number, status);
    }

    /// <inheritdoc/>
    SyscallResult ILinuxCalls.StatusOfDescriptor(int file, UserPointer<FileStatus> status) => StatusOfDescriptor(file, status);

    private SyscallResult StatusOfDescriptor(int file, UserPointer<FileStatus> status)
    {
        int index = OpenFileOf(file);
        if (index == 0)
        {
            return SyscallErrno.BadHandle;
        }

        if (_open[index].Inode != 0)
        {
            return WriteStatus(_open[index].Inode, status);
        }

        const uint PipeMode = 0x1180; // a pipe, for its owner
        const uint TerminalMode = 0x2190; // a character device
        bool isTerminal = _open[index].Kind == FileKind.CharacterDevice && IsTerminal(in _open[index]);
        FileStatus answer = new() { Number = (ulong)index, Links = 1, Mode = isTerminal ? TerminalMode : PipeMode, BlockSize = Page.Size };
        return TryWrite(status, in answer) ? SyscallResult.Success : SyscallErrno.BadAddress;
    }

    private SyscallResult WriteStatus(int number, UserPointer<FileStatus> status)
    {
        const int SectorsPerPage = 8;
        ref Inode inode = ref _files[number];
        FileStatus answer = new()
        {
            Device = 1,
            Number = (ulong)number,
            Links = inode.Links,
            Mode = inode.Mode,
            User = inode.User,
            Group = inode.Group,
            SpecialDevice = inode.Kind == FileKind.CharacterDevice ? (ulong)inode.Device | 0x100 : 0,
            Size = (long)inode.Size,
            BlockSize = Page.Size,
            Blocks = inode.Blocks * SectorsPerPage,
            Accessed = TimeInNanoseconds.Of(inode.Accessed),
            Modified = TimeInNanoseconds.Of(inode.Modified),
            Changed = TimeInNanoseconds.Of(inode.Changed),
        };
        return TryWrite(status, in answer) ? SyscallResult.Success : SyscallErrno.BadAddress;
    }

    /// <inheritdoc/>
    SyscallResult ILinuxCalls.DirectoryEntries(int file, UserPointer<byte> buffer, uint size)
    {
        int index = OpenFileOf(file);
        if (index == 0 || _open[index].Kind != FileKind.Directory)
        {
            return index == 0 ? SyscallErrno.BadHandle : SyscallErrno.NotDirectory;
        }

        ref OpenFile open = ref _open[index];
        Span<byte> record = stackalloc byte[DirectoryRecord.MaximumSize];
        uint total = 0;
        while (TryGetEntry(open.Inode, open.Offset, out DirectoryEntry entry))
        {
            if (entry.Number != 0)
            {
                int length = DirectoryRecord.Write(record, entry.Number, open.Offset + 1, _files[(int)entry.Number].Kind, DirectoryEntry.NameOf(ref entry));
                if (total + (uint)length > size)
                {
                    return total != 0 ? total : SyscallErrno.InvalidArgument;
                }

                if (!TryWrite(buffer.Address + total, record.Slice(0, length)))
                {
                    return SyscallErrno.BadAddress;
                }

                total += (uint)length;
            }

            open.Offset++;
        }

        return total;
    }

    // Positions are counted in entries: the directory itself, the one above, then what its content lists.
    private bool TryGetEntry(int directory, ulong position, out DirectoryEntry entry)
    {
        if (position > 1)
        {
            return _files.TryReadEntry(directory, (position - 2) * FileSystem.EntrySize, out entry);
        }

        entry = default;
        entry.Number = (uint)(position == 0 || directory == FileSystem.Root ? directory : _files[directory].Parent);
        entry.Set(position == 0 ? "."u8 : ".."u8);
        return true;
    }

    /// <inheritdoc/>
    SyscallResult ILinuxCalls.WorkingDirectory(UserPointer<byte> buffer, ulong size)
    {
        Span<byte> text = PathBuffer;
        text[PathSize - 1] = 0;
        ReadOnlySpan<byte> path = PathOf(Current.Directory, text.Slice(0, PathSize - 1));
        if (path.IsEmpty)
        {
            return SyscallErrno.NotFound;
        }

        int length = path.Length + 1;
        return (ulong)length > size ? SyscallErrno.OutOfRange
            : TryWrite(buffer.Address, text.Slice(PathSize - length)) ? length
            : SyscallErrno.BadAddress;
    }

    /// <inheritdoc/>
    SyscallResult ILinuxCalls.ChangeDirectory(UserPointer<byte> path)
    {
        SyscallErrno error = Find(AtWorkingDirectory, path, followLast: true, out int number);
        return error != SyscallErrno.None ? error : ChangeDirectory(number);
    }

    /// <inheritdoc/>
    SyscallResult ILinuxCalls.ChangeDirectoryTo(int file)
    {
        SyscallErrno error = StartAt(file, out int number);
        return file == AtWorkingDirectory ? SyscallErrno.BadHandle : error != SyscallErrno.None ? error : ChangeDirectory(number);
    }

    private SyscallResult ChangeDirectory(int number)
    {
        if (!_files[number].IsDirectory)
        {
            return SyscallErrno.NotDirectory;
        }

        _files[number].Users++;
        _files.Release(ref _frames, Current.Directory);
        Current.Directory = number;
        return SyscallResult.Success;
    }

    /// <inheritdoc/>
    SyscallResult ILinuxCalls.Access(UserPointer<byte> path, uint mode) => AccessAt(AtWorkingDirectory, path, mode);

    /// <inheritdoc/>
    SyscallResult ILinuxCalls.AccessAt(int directory, UserPointer<byte> path, uint mode) => AccessAt(directory, path, mode);

    // The one user there is may read and write everything, and execute what anybody may.
    private SyscallResult AccessAt(int directory, UserPointer<byte> path, uint mode)
    {
        const uint Execute = 1;
        const uint AnybodyExecutes = 0x49;
        SyscallErrno error = Find(directory, path, followLast: true, out int number);
        return error != SyscallErrno.None ? error
            : mode > 7 ? SyscallErrno.InvalidArgument
            : (mode & Execute) != 0 && !_files[number].IsDirectory && (_files[number].Permissions & AnybodyExecutes) == 0 ? SyscallErrno.AccessDenied
            : SyscallResult.Success;
    }
}
