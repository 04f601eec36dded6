using System;
using HypercallSdk.Abi;
using HypercallSdk.Guest;

namespace MiniUnix;

/// <content>What the first process finds: the boot module's files, and the devices.</content>
public partial struct MiniUnixKernel
{
    private const uint DirectoryPermissions = 0x1ed; // rwxr-xr-x
    private const uint DevicePermissions = 0x1b6; // rw-rw-rw-

    private void MakeRoot()
    {
        ulong now = Now;
        int root = _files.Allocate(FileKind.Directory, DirectoryPermissions, now);
        _files[root].Parent = root;
        _files[root].Links = 2;
        _ = MakeIn(root, "dev"u8, FileKind.Directory, DirectoryPermissions, out int devices); // an empty file system has room
        MakeDevice(devices, "null"u8, Device.Null);
        MakeDevice(devices, "zero"u8, Device.Zero);
        MakeDevice(devices, "full"u8, Device.Full);
        MakeDevice(devices, "random"u8, Device.Random);
        MakeDevice(devices, "urandom"u8, Device.Random);
        MakeDevice(devices, "console"u8, Device.Console);
        MakeDevice(devices, "tty"u8, Device.Console);
        _ = MakeIn(root, "tmp"u8, FileKind.Directory, 0x3ff, out _);
        _ = MakeIn(root, "proc"u8, FileKind.Directory, DirectoryPermissions, out int processes);
        _ = MakeIn(processes, "self"u8, FileKind.Directory, DirectoryPermissions, out int self);
        _ = MakeIn(self, "exe"u8, FileKind.SymbolicLink, 0x1ff, out int program);
        _files[program].Device = Device.Program;
    }

    private void MakeDevice(int directory, ReadOnlySpan<byte> name, Device device)
    {
        _ = MakeIn(directory, name, FileKind.CharacterDevice, DevicePermissions, out int number); // an empty file system has room
        _files[number].Device = device;
    }

    private SyscallErrno MakeIn(int directory, ReadOnlySpan<byte> name, FileKind kind, uint permissions, out int number) =>
        Make(new Place { Directory = directory, Name = name, Inode = _files.Find(directory, name) }, kind, permissions, out number);

    /// <summary>Puts an archive's files into the file system (cpio, the "new ASCII" form).</summary>
    private bool TryUnpack(GuestPointer<byte> archive, ulong length)
    {
        const int HeaderSize = 110;
        const int Alignment = 3;
        Span<byte> header = stackalloc byte[HeaderSize];
        Span<byte> name = stackalloc byte[LinkSize];
        for (ulong place = 0; place + HeaderSize <= length;)
        {
            archive[(long)place].CopyTo(header);
            var entry = ArchiveEntry.Parse(header);
            ulong content = (place + HeaderSize + entry.NameSize + Alignment) & ~(ulong)Alignment;
            if (!entry.IsValid || entry.NameSize is 0 or > LinkSize || content + entry.Size > length)
            {
                return false;
            }

            Span<byte> text = name.Slice(0, (int)entry.NameSize - 1);
            archive[(long)(place + HeaderSize)].CopyTo(text);
            if (((ReadOnlySpan<byte>)text).SequenceEqual("TRAILER!!!"u8))
            {
                return true;
            }

            if (!TryUnpack(in entry, text, archive[(long)content]))
            {
                return false;
            }

            place = (content + entry.Size + Alignment) & ~(ulong)Alignment;
        }

        return false;
    }

    private bool TryUnpack(in ArchiveEntry entry, ReadOnlySpan<byte> path, GuestPointer<byte> content)
    {
        const ulong PerSecond = 1_000_000_000;
        if (Walk(FileSystem.Root, path, followLast: false, 0, out Place place) != SyscallErrno.None)
        {
            return false;
        }

        int number = place.Inode;
        if (number == 0 && Make(in place, entry.Kind, entry.Permissions, out number) != SyscallErrno.None)
        {
            return false;
        }

        ref Inode inode = ref _files[number];
        inode.Permissions = entry.Permissions;
        inode.User = entry.User;
        inode.Group = entry.Group;
        Span<byte> buffer = stackalloc byte[1024];
        for (ulong done = 0; done < entry.Size;)
        {
            Span<byte> part = buffer.Slice(0, (int)Math.Min(entry.Size - done, (ulong)buffer.Length));
            content[(long)done].CopyTo(part);
            if (_files.Write(ref _frames, number, done, part) != part.Length)
            {
                return false;
            }

            done += (ulong)part.Length;
        }

        inode.Accessed = inode.Modified = inode.Changed = entry.Modified * PerSecond;
        return true;
    }
}
