using System;
using HypercallSdk.Abi;
using HypercallSdk.Guest;

namespace MiniUnix;

/// <content>Names given and taken, and what files are set to.</content>
public partial struct MiniUnixKernel
{
    /// <inheritdoc/>
    SyscallResult ILinuxCalls.MakeDirectory(UserPointer<byte> path, uint mode) => MakeDirectoryAt(AtWorkingDirectory, path, mode);

    /// <inheritdoc/>
    SyscallResult ILinuxCalls.MakeDirectoryAt(int directory, UserPointer<byte> path, uint mode) => MakeDirectoryAt(directory, path, mode);

    private SyscallResult MakeDirectoryAt(int directory, UserPointer<byte> path, uint mode)
    {
        const uint Permissions = 0x3ff;
        SyscallErrno error = Locate(directory, path, followLast: false, PathBuffer, out Place place);
        return error != SyscallErrno.None ? error : Make(in place, FileKind.Directory, mode & Permissions & ~Current.FileModeMask, out _);
    }

    /// <inheritdoc/>
    SyscallResult ILinuxCalls.RemoveDirectory(UserPointer<byte> path) => RemoveDirectoryAt(AtWorkingDirectory, path);

    private SyscallResult RemoveDirectoryAt(int directory, UserPointer<byte> path)
    {
        SyscallErrno error = Locate(directory, path, followLast: false, PathBuffer, out Place place);
        if (error != SyscallErrno.None || place.Inode == 0)
        {
            return error == SyscallErrno.None ? SyscallErrno.NotFound : error;
        }

        error = !_files[place.Inode].IsDirectory ? SyscallErrno.NotDirectory
            : place.Inode == FileSystem.Root ? SyscallErrno.Busy
            : place.Name.SequenceEqual("."u8) ? SyscallErrno.InvalidArgument
            : place.IsDot || !_files.IsEmpty(place.Inode) ? SyscallErrno.NotEmpty
            : SyscallErrno.None;
        if (error == SyscallErrno.None)
        {
            _files.Remove(ref _frames, place.Directory, place.Name, Now);
        }

        return error;
    }

    /// <inheritdoc/>
    SyscallResult ILinuxCalls.Unlink(UserPointer<byte> path) => UnlinkAt(AtWorkingDirectory, path);

    /// <inheritdoc/>
    SyscallResult ILinuxCalls.UnlinkAt(int directory, UserPointer<byte> path, uint flags)
    {
        const uint DirectoriesToo = 0x200;
        return (flags & ~DirectoriesToo) != 0 ? SyscallErrno.InvalidArgument
            : flags == 0 ? UnlinkAt(directory, path)
            : RemoveDirectoryAt(directory, path);
    }

    private SyscallResult UnlinkAt(int directory, UserPointer<byte> path)
    {
        SyscallErrno error = Locate(directory, path, followLast: false, PathBuffer, out Place place);
        if (error != SyscallErrno.None || place.Inode == 0)
        {
            return error == SyscallErrno.None ? SyscallErrno.NotFound : error;
        }

        if (_files[place.Inode].IsDirectory)
        {
            return SyscallErrno.IsDirectory;
        }

        _files.Remove(ref _frames, place.Directory, place.Name, Now);
        return SyscallResult.Success;
    }

    /// <inheritdoc/>
    SyscallResult ILinuxCalls.Rename(UserPointer<byte> oldPath, UserPointer<byte> newPath) =>
        RenameAt(AtWorkingDirectory, oldPath, AtWorkingDirectory, newPath, 0);

    /// <inheritdoc/>
    SyscallResult ILinuxCalls.RenameAt(int oldDirectory, UserPointer<byte> oldPath, int newDirectory, UserPointer<byte> newPath) =>
        RenameAt(oldDirectory, oldPath, newDirectory, newPath, 0);

    /// <inheritdoc/>
    SyscallResult ILinuxCalls.RenameWithFlags(int oldDirectory, UserPointer<byte> oldPath, int newDirectory, UserPointer<byte> newPath, uint flags) =>
        RenameAt(oldDirectory, oldPath, newDirectory, newPath, flags);

    private SyscallResult RenameAt(int oldDirectory, UserPointer<byte> oldPath, int newDirectory, UserPointer<byte> newPath, uint flags)
    {
        const uint NoReplace = 1;
        SyscallErrno error = Locate(oldDirectory, oldPath, followLast: false, PathBuffer, out Place from);
        if (error != SyscallErrno.None)
        {
            return error;
        }

        error = Locate(newDirectory, newPath, followLast: false, SecondPathBuffer, out Place to);
        if (error != SyscallErrno.None)
        {
            return error;
        }

        error = from.Inode == 0 ? SyscallErrno.NotFound
            : (flags & ~NoReplace) != 0 ? SyscallErrno.InvalidArgument
            : from.IsDot || to.IsDot ? SyscallErrno.Busy
            : to.Inode != 0 && (flags & NoReplace) != 0 ? SyscallErrno.Exists
            : MayReplace(in from, in to);
        if (error != SyscallErrno.None || from.Inode == to.Inode)
        {
            return error;
        }

        ulong now = Now;
        if (to.Inode != 0)
        {
            _files.Remove(ref _frames, to.Directory, to.Name, now);
        }

        // One more name first, so that the file is never without.
        _files[from.Inode].Users++;
        if (!_files.TryAdd(ref _frames, to.Directory, to.Name, from.Inode, now))
        {
            _files[from.Inode].Users--;
            return SyscallErrno.NoSpace;
        }

        _files.Remove(ref _frames, from.Directory, from.Name, now);
        _files.Release(ref _frames, from.Inode);
        return SyscallResult.Success;
    }

    private SyscallErrno MayReplace(in Place from, in Place to)
    {
        bool isDirectory = _files[from.Inode].IsDirectory;
        if (isDirectory && IsWithin(to.Directory, from.Inode))
        {
            return SyscallErrno.InvalidArgument;
        }

        if (!isDirectory && to.IsDirectoryOnly)
        {
            return SyscallErrno.NotDirectory;
        }

        return to.Inode == 0 || to.Inode == from.Inode ? SyscallErrno.None
            : _files[to.Inode].IsDirectory ? isDirectory ? _files.IsEmpty(to.Inode) ? SyscallErrno.None : SyscallErrno.NotEmpty : SyscallErrno.IsDirectory
            : isDirectory ? SyscallErrno.NotDirectory
            : SyscallErrno.None;
    }

    private bool IsWithin(int directory, int other)
    {
        for (; directory != FileSystem.Root; directory = _files[directory].Parent)
        {
            if (directory == other)
            {
                return true;
            }
        }

        return other == FileSystem.Root;
    }

    /// <inheritdoc/>
    SyscallResult ILinuxCalls.Link(UserPointer<byte> oldPath, UserPointer<byte> newPath) =>
        LinkAt(AtWorkingDirectory, oldPath, AtWorkingDirectory, newPath, follow: false);

    /// <inheritdoc/>
    SyscallResult ILinuxCalls.LinkAt(int oldDirectory, UserPointer<byte> oldPath, int newDirectory, UserPointer<byte> newPath, uint flags) =>
        LinkAt(oldDirectory, oldPath, newDirectory, newPath, (flags & 0x400) != 0);

    private SyscallResult LinkAt(int oldDirectory, UserPointer<byte> oldPath, int newDirectory, UserPointer<byte> newPath, bool follow)
    {
        SyscallErrno error = Find(oldDirectory, oldPath, follow, out int number);
        if (error != SyscallErrno.None)
        {
            return error;
        }

        error = Locate(newDirectory, newPath, followLast: false, SecondPathBuffer, out Place place);
        return error != SyscallErrno.None ? error
            : _files[number].IsDirectory ? SyscallErrno.NotPermitted
            : place.Inode != 0 ? SyscallErrno.Exists
            : place.IsDirectoryOnly || _files[place.Directory].Links == 0 ? SyscallErrno.NotFound
            : _files.TryAdd(ref _frames, place.Directory, place.Name, number, Now) ? SyscallResult.Success
            : SyscallErrno.NoSpace;
    }

    /// <inheritdoc/>
    SyscallResult ILinuxCalls.SymbolicLink(UserPointer<byte> target, UserPointer<byte> path) => SymbolicLinkAt(target, AtWorkingDirectory, path);

    /// <inheritdoc/>
    SyscallResult ILinuxCalls.SymbolicLinkAt(UserPointer<byte> target, int directory, UserPointer<byte> path) => SymbolicLinkAt(target, directory, path);

    private SyscallResult SymbolicLinkAt(UserPointer<byte> target, int directory, UserPointer<byte> path)
    {
        const uint Everything = 0x1ff;
        Span<byte> text = SecondPathBuffer.Slice(0, LinkSize);
        SyscallErrno error = ReadText(target.Address, text, out int length);
        if (error != SyscallErrno.None || length == 0)
        {
            return error == SyscallErrno.None ? SyscallErrno.NotFound : error;
        }

        error = Locate(directory, path, followLast: false, PathBuffer, out Place place);
        error = error == SyscallErrno.None ? Make(in place, FileKind.SymbolicLink, Everything, out int number) : Failed(error, out number);
        if (error != SyscallErrno.None)
        {
            return error;
        }

        if (_files.Write(ref _frames, number, 0, text.Slice(0, length)) == length)
        {
            return SyscallResult.Success;
        }

        _files.Remove(ref _frames, place.Directory, place.Name, Now);
        return SyscallErrno.NoSpace;
    }

    /// <inheritdoc/>
    SyscallResult ILinuxCalls.ReadLink(UserPointer<byte> path, UserPointer<byte> buffer, ulong size) => ReadLinkAt(AtWorkingDirectory, path, buffer, size);

    /// <inheritdoc/>
    SyscallResult ILinuxCalls.ReadLinkAt(int directory, UserPointer<byte> path, UserPointer<byte> buffer, ulong size) => ReadLinkAt(directory, path, buffer, size);

    private SyscallResult ReadLinkAt(int directory, UserPointer<byte> path, UserPointer<byte> buffer, ulong size)
    {
        SyscallErrno error = Find(directory, path, followLast: false, out int number);
        if (error != SyscallErrno.None)
        {
            return error;
        }

        if (_files[number].Kind != FileKind.SymbolicLink || size == 0)
        {
            return SyscallErrno.InvalidArgument;
        }

        Span<byte> text = PathBuffer;
        ReadOnlySpan<byte> target = _files[number].Device == Device.Program
            ? PathOfFile(Current.Program, text)
            : text.Slice(0, _files.Read(number, 0, text));
        target = target.Slice(0, (int)Math.Min((ulong)target.Length, size));
        return TryWrite(buffer.Address, target) ? target.Length : SyscallErrno.BadAddress;
    }

    /// <inheritdoc/>
    SyscallResult ILinuxCalls.ChangeMode(UserPointer<byte> path, uint mode) => ChangeModeAt(AtWorkingDirectory, path, mode);

    /// <inheritdoc/>
    SyscallResult ILinuxCalls.ChangeModeAt(int directory, UserPointer<byte> path, uint mode) => ChangeModeAt(directory, path, mode);

    private SyscallResult ChangeModeAt(int directory, UserPointer<byte> path, uint mode)
    {
        SyscallErrno error = Find(directory, path, followLast: true, out int number);
        return error != SyscallErrno.None ? error : SetMode(number, mode);
    }

    /// <inheritdoc/>
    SyscallResult ILinuxCalls.ChangeModeOf(int file, uint mode)
    {
        int number = InodeOf(file, out SyscallErrno error);
        return error != SyscallErrno.None ? error : SetMode(number, mode);
    }

    private SyscallResult SetMode(int number, uint mode)
    {
        _files[number].Permissions = mode & PermissionBits;
        _files[number].Changed = Now;
        return SyscallResult.Success;
    }

    private int InodeOf(int file, out SyscallErrno error)
    {
        int index = OpenFileOf(file);
        error = index == 0 ? SyscallErrno.BadHandle : _open[index].Inode == 0 ? SyscallErrno.InvalidArgument : SyscallErrno.None;
        return _open[index].Inode;
    }

    /// <inheritdoc/>
    SyscallResult ILinuxCalls.ChangeOwner(UserPointer<byte> path, uint user, uint group) => ChangeOwnerAt(AtWorkingDirectory, path, user, group, 0);

    /// <inheritdoc/>
    SyscallResult ILinuxCalls.ChangeOwnerAt(int directory, UserPointer<byte> path, uint user, uint group, uint flags) => ChangeOwnerAt(directory, path, user, group, flags);

    private SyscallResult ChangeOwnerAt(int directory, UserPointer<byte> path, uint user, uint group, uint flags)
    {
        SyscallErrno error = FindAt(directory, path, flags, out int number);
        return error != SyscallErrno.None ? error : SetOwner(number, user, group);
    }

    /// <inheritdoc/>
    SyscallResult ILinuxCalls.ChangeOwnerOf(int file, uint user, uint group)
    {
        int number = InodeOf(file, out SyscallErrno error);
        return error != SyscallErrno.None ? error : SetOwner(number, user, group);
    }

    private SyscallResult SetOwner(int number, uint user, uint group)
    {
        ref Inode inode = ref _files[number];
        inode.User = user == uint.MaxValue ? inode.User : user;
        inode.Group = group == uint.MaxValue ? inode.Group : group;
        inode.Changed = Now;
        return SyscallResult.Success;
    }

    /// <inheritdoc/>
    SyscallResult ILinuxCalls.Truncate(UserPointer<byte> path, ulong length)
    {
        SyscallErrno error = Find(AtWorkingDirectory, path, followLast: true, out int number);
        return error != SyscallErrno.None ? error : SetLength(number, length);
    }

    /// <inheritdoc/>
    SyscallResult ILinuxCalls.TruncateDescriptor(int file, ulong length)
    {
        int number = InodeOf(file, out SyscallErrno error);
        return error != SyscallErrno.None ? error
            : !_open[OpenFileOf(file)].IsWritable ? SyscallErrno.InvalidArgument
            : SetLength(number, length);
    }

    /// <inheritdoc/>
    SyscallResult ILinuxCalls.Allocate(int file, uint mode, ulong offset, ulong length)
    {
        int number = InodeOf(file, out SyscallErrno error);
        return error != SyscallErrno.None ? error
            : mode != 0 ? SyscallErrno.NotSupported
            : offset + length < offset ? SyscallErrno.FileTooBig
            : SetLength(number, Math.Max(_files[number].Size, offset + length));
    }

    private SyscallResult SetLength(int number, ulong length)
    {
        if (_files[number].Kind != FileKind.Regular || length > FileSystem.MaximumSize)
        {
            return _files[number].IsDirectory ? SyscallErrno.IsDirectory : length > FileSystem.MaximumSize ? SyscallErrno.FileTooBig : SyscallErrno.InvalidArgument;
        }

        _files.SetSize(ref _frames, number, length);
        _files[number].Modified = _files[number].Changed = Now;
        return SyscallResult.Success;
    }

    /// <inheritdoc/>
    SyscallResult ILinuxCalls.SetTimesAt(int directory, UserPointer<byte> path, UserPointer<TimeInNanoseconds> times, uint flags)
    {
        SyscallErrno error = SyscallErrno.None;
        int number = path.IsNull ? InodeOf(directory, out error) : 0;
        error = path.IsNull ? error : FindAt(directory, path, flags, out number);
        if (error != SyscallErrno.None)
        {
            return error;
        }

        TimeInNanoseconds accessed = default;
        TimeInNanoseconds modified = default;
        if (!times.IsNull && (!TryRead(times, out accessed) || !TryRead(times + 1, out modified)))
        {
            return SyscallErrno.BadAddress;
        }

        ref Inode inode = ref _files[number];
        ulong now = Now;
        inode.Accessed = TimeOf(in accessed, times.IsNull, inode.Accessed, now);
        inode.Modified = TimeOf(in modified, times.IsNull, inode.Modified, now);
        inode.Changed = now;
        return SyscallResult.Success;
    }

    private static ulong TimeOf(in TimeInNanoseconds given, bool isNow, ulong old, ulong now)
    {
        const long TakeNow = 0x3fffffff;
        const long LeaveOut = 0x3ffffffe;
        return isNow || given.Nanoseconds == TakeNow ? now : given.Nanoseconds == LeaveOut ? old : given.Total;
    }

    /// <inheritdoc/>
    SyscallResult ILinuxCalls.FileSystemStatus(UserPointer<byte> path, UserPointer<FileSystemState> status)
    {
        SyscallErrno error = Find(AtWorkingDirectory, path, followLast: true, out _);
        return error != SyscallErrno.None ? error : WriteFileSystem(status);
    }

    /// <inheritdoc/>
    SyscallResult ILinuxCalls.FileSystemStatusOf(int file, UserPointer<FileSystemState> status) =>
        OpenFileOf(file) == 0 ? SyscallErrno.BadHandle : WriteFileSystem(status);

    private SyscallResult WriteFileSystem(UserPointer<FileSystemState> status)
    {
        const long Type = 0x0102_1994; // TMPFS_MAGIC
        FileSystemState answer = new()
        {
            Type = Type,
            BlockSize = Page.Size,
            FragmentSize = Page.Size,
            Blocks = PageAllocator.TotalPages,
            FreeBlocks = PageAllocator.FreePages,
            AvailableBlocks = PageAllocator.FreePages,
            Files = (ulong)FileSystem.Capacity,
            FreeFiles = (ulong)(FileSystem.Capacity - _files.CountUsed()),
            NameLength = FileSystem.MaximumName,
        };
        return TryWrite(status, in answer) ? SyscallResult.Success : SyscallErrno.BadAddress;
    }

    /// <inheritdoc/>
    SyscallResult ILinuxCalls.FileModeMask(uint mask)
    {
        uint old = Current.FileModeMask;
        Current.FileModeMask = mask & 0x1ff;
        return old;
    }

    /// <inheritdoc/>
    readonly SyscallResult ILinuxCalls.LockFile(int file, uint operation) => OpenFileOf(file) == 0 ? SyscallErrno.BadHandle : SyscallResult.Success;

    /// <inheritdoc/>
    readonly SyscallResult ILinuxCalls.Synchronize(int file) => OpenFileOf(file) == 0 ? SyscallErrno.BadHandle : SyscallResult.Success;

    /// <inheritdoc/>
    readonly SyscallResult ILinuxCalls.SynchronizeAll() => SyscallResult.Success;
}
