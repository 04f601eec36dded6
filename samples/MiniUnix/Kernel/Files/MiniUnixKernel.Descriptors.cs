using System;
using System.Runtime.InteropServices;
using HypercallSdk.Guest;

namespace MiniUnix;

/// <content>Descriptors and the open files behind them.</content>
public partial struct MiniUnixKernel
{
    private const uint DuplicateCommand = 0;
    private const uint GetDescriptorFlags = 1;
    private const uint SetDescriptorFlags = 2;
    private const uint GetFileFlags = 3;
    private const uint SetFileFlags = 4;
    private const uint LockCommands = 7;
    private const uint DuplicateClosing = 1030;

    /// <summary>The open file of a descriptor of the caller's; 0 for none.</summary>
    private readonly int OpenFileOf(int descriptor) =>
        (uint)descriptor < Process.Descriptors.Count ? _processes[_current].Files[descriptor].File : 0;

    private int TakeOpenFile(in OpenFile file)
    {
        for (int index = 1; index < OpenFileTable.Count; index++)
        {
            if (_open[index].Users == 0)
            {
                _open[index] = file;
                return index;
            }
        }

        return 0;
    }

    // The descriptor has the open file that was just taken, whose one user it is.
    private SyscallResult GiveDescriptor(int file, bool closeOnExecute, int lowest = 0)
    {
        for (int descriptor = lowest; (uint)descriptor < Process.Descriptors.Count; descriptor++)
        {
            ref Descriptor place = ref Current.Files[descriptor];
            if (place.File == 0)
            {
                place.File = (short)file;
                place.CloseOnExecute = closeOnExecute;
                return descriptor;
            }
        }

        return SyscallErrno.TooManyOpen;
    }

    private void CloseOpenFile(int index)
    {
        ref OpenFile file = ref _open[index];
        if (--file.Users > 0)
        {
            return;
        }

        if (file.Kind == FileKind.Pipe)
        {
            ref Pipe pipe = ref _pipes[file.Pipe];
            pipe.Readers -= file.IsReadable ? 1 : 0;
            pipe.Writers -= file.IsWritable ? 1 : 0;
            if (pipe.IsFree)
            {
                pipe.Free();
            }

            Wake(WaitReason.Pipe);
        }

        if (file.Inode != 0)
        {
            _files.Release(ref _frames, file.Inode);
        }

        file = default;
    }

    private void CloseAll(ref Process process, bool onExecute)
    {
        for (int descriptor = 0; descriptor < Process.Descriptors.Count; descriptor++)
        {
            ref Descriptor place = ref process.Files[descriptor];
            if (place.File != 0 && (!onExecute || place.CloseOnExecute))
            {
                int file = place.File;
                place = default;
                CloseOpenFile(file);
            }
        }
    }

    private void OpenConsole(ref Process process)
    {
        for (int stream = 0; stream < 3; stream++)
        {
            int file = TakeOpenFile(new OpenFile { Users = 1, Flags = OpenFlags.ReadWrite, Kind = FileKind.CharacterDevice, Device = Device.Console, Stream = stream });
            process.Files[stream] = new Descriptor { File = (short)file };
        }
    }

    /// <inheritdoc/>
    SyscallResult ILinuxCalls.Close(int file)
    {
        int open = OpenFileOf(file);
        if (open == 0)
        {
            return SyscallErrno.BadHandle;
        }

        Current.Files[file] = default;
        CloseOpenFile(open);
        return SyscallResult.Success;
    }

    /// <inheritdoc/>
    SyscallResult ILinuxCalls.Duplicate(int file) => Duplicate(file, 0, closeOnExecute: false);

    private SyscallResult Duplicate(int file, int lowest, bool closeOnExecute)
    {
        int open = OpenFileOf(file);
        if (open == 0)
        {
            return SyscallErrno.BadHandle;
        }

        if (lowest is < 0 or >= Process.Descriptors.Count)
        {
            return SyscallErrno.InvalidArgument;
        }

        SyscallResult result = GiveDescriptor(open, closeOnExecute, lowest);
        _open[open].Users += result.IsError ? 0 : 1;
        return result;
    }

    /// <inheritdoc/>
    SyscallResult ILinuxCalls.DuplicateTo(int file, int target) => file == target
        ? OpenFileOf(file) == 0 ? SyscallErrno.BadHandle : target
        : DuplicateTo(file, target, closeOnExecute: false);

    /// <inheritdoc/>
    SyscallResult ILinuxCalls.DuplicateWithFlags(int file, int target, OpenFlags flags) => file == target || (flags & ~OpenFlags.CloseOnExecute) != 0
        ? SyscallErrno.InvalidArgument
        : DuplicateTo(file, target, (flags & OpenFlags.CloseOnExecute) != 0);

    private SyscallResult DuplicateTo(int file, int target, bool closeOnExecute)
    {
        int open = OpenFileOf(file);
        if (open == 0 || (uint)target >= Process.Descriptors.Count)
        {
            return SyscallErrno.BadHandle;
        }

        int old = OpenFileOf(target);
        _open[open].Users++;
        Current.Files[target] = new Descriptor { File = (short)open, CloseOnExecute = closeOnExecute };
        if (old != 0)
        {
            CloseOpenFile(old);
        }

        return target;
    }

    /// <inheritdoc/>
    SyscallResult ILinuxCalls.ControlDescriptor(int file, uint command, ulong argument)
    {
        int open = OpenFileOf(file);
        if (open == 0)
        {
            return SyscallErrno.BadHandle;
        }

        switch (command)
        {
            case DuplicateCommand:
            case DuplicateClosing:
                return Duplicate(file, (int)Math.Min(argument, int.MaxValue), command == DuplicateClosing);
            case GetDescriptorFlags:
                return Current.Files[file].CloseOnExecute ? 1 : 0;
            case SetDescriptorFlags:
                Current.Files[file].CloseOnExecute = (argument & 1) != 0;
                return SyscallResult.Success;
            case GetFileFlags:
                return (long)_open[open].Flags;
            case SetFileFlags:
                const OpenFlags Changed = OpenFlags.Append | OpenFlags.NonBlocking;
                _open[open].Flags = (_open[open].Flags & ~Changed) | ((OpenFlags)argument & Changed);
                return SyscallResult.Success;
            case > SetFileFlags and <= LockCommands:
                // Record locks: nobody is kept out by one.
                return SyscallResult.Success;
            default:
                return SyscallErrno.InvalidArgument;
        }
    }

    /// <inheritdoc/>
    SyscallResult ILinuxCalls.Pipe(UserPointer<int> files) => MakePipe(files, OpenFlags.ReadOnly);

    /// <inheritdoc/>
    SyscallResult ILinuxCalls.PipeWithFlags(UserPointer<int> files, OpenFlags flags) =>
        (flags & ~(OpenFlags.CloseOnExecute | OpenFlags.NonBlocking)) != 0 ? SyscallErrno.InvalidArgument : MakePipe(files, flags);

    private SyscallResult MakePipe(UserPointer<int> files, OpenFlags flags)
    {
        int pipe = 0;
        while (pipe < PipeTable.Count && !_pipes[pipe].IsFree)
        {
            pipe++;
        }

        if (pipe == PipeTable.Count)
        {
            return SyscallErrno.TooManyFiles;
        }

        OpenFlags kept = flags & OpenFlags.NonBlocking;
        bool closes = (flags & OpenFlags.CloseOnExecute) != 0;
        SyscallResult reader = OpenEnd(pipe, OpenFlags.ReadOnly | kept, closes);
        SyscallResult writer = reader.IsError ? reader : OpenEnd(pipe, OpenFlags.WriteOnly | kept, closes);
        Span<int> ends = [(int)reader.Value, (int)writer.Value];
        SyscallResult result = writer.IsError ? writer : TryWrite(files.Address, MemoryMarshal.AsBytes(ends)) ? SyscallResult.Success : SyscallErrno.BadAddress;
        if (result.IsError)
        {
            CloseEnd(reader);
            CloseEnd(writer);
        }

        return result;
    }

    private SyscallResult OpenEnd(int pipe, OpenFlags flags, bool closesOnExecute)
    {
        int file = TakeOpenFile(new OpenFile { Users = 1, Flags = flags, Kind = FileKind.Pipe, Pipe = pipe });
        if (file == 0)
        {
            return SyscallErrno.TooManyFiles;
        }

        _pipes[pipe].Readers += _open[file].IsReadable ? 1 : 0;
        _pipes[pipe].Writers += _open[file].IsWritable ? 1 : 0;
        SyscallResult result = GiveDescriptor(file, closesOnExecute);
        if (result.IsError)
        {
            CloseOpenFile(file);
        }

        return result;
    }

    private void CloseEnd(SyscallResult descriptor)
    {
        if (!descriptor.IsError)
        {
            int open = OpenFileOf((int)descriptor.Value);
            Current.Files[(int)descriptor.Value] = default;
            CloseOpenFile(open);
        }
    }
}
