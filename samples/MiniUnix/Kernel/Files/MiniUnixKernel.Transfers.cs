using System;
using HypercallSdk.Abi;
using HypercallSdk.Guest;

namespace MiniUnix;

/// <content>Bytes in and out of open files.</content>
public partial struct MiniUnixKernel
{
    private const int TransferSize = 4096;
    private const long WouldWait = long.MinValue;

    /// <inheritdoc/>
    SyscallResult ILinuxCalls.Read(int file, UserPointer<byte> buffer, ulong count) =>
        ReadParts(file, default, 1, new BufferPart { Address = buffer.Address, Length = count });

    /// <inheritdoc/>
    SyscallResult ILinuxCalls.ReadVector(int file, UserPointer<BufferPart> parts, uint count) => ReadParts(file, parts, count, default);

    /// <inheritdoc/>
    SyscallResult ILinuxCalls.Write(int file, UserPointer<byte> buffer, ulong count) =>
        WriteParts(file, default, 1, new BufferPart { Address = buffer.Address, Length = count });

    /// <inheritdoc/>
    SyscallResult ILinuxCalls.WriteVector(int file, UserPointer<BufferPart> parts, uint count) => WriteParts(file, parts, count, default);

    private SyscallErrno PartOf(UserPointer<BufferPart> parts, uint index, in BufferPart single, out BufferPart part)
    {
        part = single;
        if (!parts.IsNull && !TryRead(parts + index, out part))
        {
            return SyscallErrno.BadAddress;
        }

        return part.Length > long.MaxValue ? SyscallErrno.InvalidArgument : SyscallErrno.None;
    }

    private SyscallResult ReadParts(int descriptor, UserPointer<BufferPart> parts, uint count, in BufferPart single)
    {
        const uint MostParts = 1024;
        int index = OpenFileOf(descriptor);
        if (index == 0 || !_open[index].IsReadable)
        {
            return SyscallErrno.BadHandle;
        }

        if (count > MostParts)
        {
            return SyscallErrno.InvalidArgument;
        }

        Span<byte> buffer = stackalloc byte[TransferSize];
        ulong total = 0;
        for (uint place = 0; place < count; place++)
        {
            SyscallErrno error = PartOf(parts, place, in single, out BufferPart part);
            for (ulong done = 0; error == SyscallErrno.None && done < part.Length;)
            {
                // What is taken from a pipe or typed is not lost because there is nowhere to put it.
                ulong wanted = Math.Min(part.Length - done, TransferSize);
                ulong reach = IsWaiting(in _open[index]) ? ReachOf(part.Address + done, wanted) : wanted;
                if (reach == 0)
                {
                    error = SyscallErrno.BadAddress;
                    break;
                }

                Span<byte> chunk = buffer.Slice(0, (int)reach);
                ulong position = _open[index].Offset;
                long length = ReadSome(index, chunk, mayWait: total == 0);
                if (length == WouldWait)
                {
                    return total != 0 ? (long)total
                        : _open[index].NeverWaits ? SyscallErrno.TryAgain
                        : Wait(_open[index].Kind == FileKind.Pipe ? WaitReason.Pipe : WaitReason.Terminal);
                }

                if (length <= 0)
                {
                    return total != 0 ? (long)total : length;
                }

                if (!TryWrite(part.Address + done, chunk.Slice(0, (int)length)))
                {
                    _open[index].Offset = position;
                    error = SyscallErrno.BadAddress;
                    break;
                }

                done += (ulong)length;
                total += (ulong)length;
                if (length < chunk.Length || _open[index].Kind is FileKind.Pipe)
                {
                    // A pipe or a terminal gives what it has: whoever asks for more asks again.
                    if (_open[index].Kind != FileKind.Pipe || _pipes[_open[index].Pipe].Length == 0 || length < chunk.Length)
                    {
                        return (long)total;
                    }
                }
            }

            if (error != SyscallErrno.None)
            {
                return total != 0 ? (long)total : error;
            }
        }

        return (long)total;
    }

    private readonly bool IsWaiting(in OpenFile file) => file.Kind == FileKind.Pipe
        ? _pipes[file.Pipe].Length != 0
        : file.Kind == FileKind.CharacterDevice && file.Device == Device.Console && _terminal.IsReadable;

    // How many bytes from an address on the caller may write, up to a length.
    private ulong ReachOf(ulong address, ulong length)
    {
        ulong reach = 0;
        while (reach < length && TryBringIn(ref CurrentMap, address + reach, Protection.Write, out _))
        {
            reach = Math.Min(length, ((address + reach) & ~PageMask) + Page.Size - address);
        }

        return reach;
    }

    // How much was read, 0 at the end, an error number negated, or that it would have to wait.
    private long ReadSome(int index, Span<byte> destination, bool mayWait)
    {
        ref OpenFile file = ref _open[index];
        switch (file.Kind)
        {
            case FileKind.Regular:
                int length = _files.Read(file.Inode, file.Offset, destination);
                file.Offset += (ulong)length;
                return length;
            case FileKind.Directory:
                return -(long)SyscallErrno.IsDirectory;
            case FileKind.Pipe:
                ref Pipe pipe = ref _pipes[file.Pipe];
                int taken = pipe.Read(destination);
                if (taken != 0)
                {
                    Wake(WaitReason.Pipe);
                }

                return taken != 0 ? taken : pipe.Writers == 0 ? 0 : WouldWait;
            default:
                return ReadDevice(in file, destination, mayWait);
        }
    }

    private long ReadDevice(in OpenFile file, Span<byte> destination, bool mayWait)
    {
        switch (file.Device)
        {
            case Device.Console:
                if (!mayWait)
                {
                    return 0;
                }

                CollectInput();
                int length = _terminal.Read(destination);
                return length < 0 ? WouldWait : length;
            case Device.Zero:
            case Device.Full:
                destination.Clear();
                return destination.Length;
            case Device.Random:
                FillRandom(destination);
                return destination.Length;
            default:
                return 0;
        }
    }

    private SyscallResult WriteParts(int descriptor, UserPointer<BufferPart> parts, uint count, in BufferPart single)
    {
        const uint MostParts = 1024;
        int index = OpenFileOf(descriptor);
        if (index == 0 || !_open[index].IsWritable)
        {
            return SyscallErrno.BadHandle;
        }

        if (count > MostParts)
        {
            return SyscallErrno.InvalidArgument;
        }

        // What an earlier try of the same call wrote is skipped.
        ulong total = Current.CallProgress;
        ulong skipped = total;
        Span<byte> buffer = stackalloc byte[TransferSize];
        for (uint place = 0; place < count; place++)
        {
            SyscallErrno error = PartOf(parts, place, in single, out BufferPart part);
            ulong done = Math.Min(skipped, part.Length);
            skipped -= done;
            bool isWhole = count == 1 && part.Length <= Pipe.Atomic && done == 0;
            while (error == SyscallErrno.None && done < part.Length)
            {
                Span<byte> chunk = buffer.Slice(0, (int)Math.Min(part.Length - done, TransferSize));
                if (!TryRead(part.Address + done, chunk))
                {
                    error = SyscallErrno.BadAddress;
                    break;
                }

                long length = WriteSome(index, chunk, isWhole);
                if (length < 0)
                {
                    return total != 0 ? (long)total : length;
                }

                done += (ulong)length;
                total += (ulong)length;
                if (length < chunk.Length)
                {
                    return WaitToWrite(index, total);
                }
            }

            if (error != SyscallErrno.None)
            {
                return total != 0 ? (long)total : error;
            }
        }

        return (long)total;
    }

    // Files that have no room left say so at the next try; a pipe is waited for.
    private SyscallResult WaitToWrite(int index, ulong total)
    {
        if (_open[index].Kind != FileKind.Pipe)
        {
            return total != 0 ? (long)total : SyscallErrno.NoSpace;
        }

        if (_open[index].NeverWaits)
        {
            return total != 0 ? (long)total : SyscallErrno.TryAgain;
        }

        if (_pipes[_open[index].Pipe].Room == Pipe.Size)
        {
            // Empty, and takes nothing: there is no page for it.
            return total != 0 ? (long)total : SyscallErrno.OutOfMemory;
        }

        Current.CallProgress = total;
        return Wait(WaitReason.Pipe);
    }

    // How much there was room for, or an error number negated.
    private long WriteSome(int index, ReadOnlySpan<byte> source, bool isWhole)
    {
        ref OpenFile file = ref _open[index];
        switch (file.Kind)
        {
            case FileKind.Regular:
                if ((file.Flags & OpenFlags.Append) != 0)
                {
                    file.Offset = _files[file.Inode].Size;
                }

                int length = _files.Write(ref _frames, file.Inode, file.Offset, source);
                file.Offset += (ulong)length;
                _files[file.Inode].Modified = _files[file.Inode].Changed = Now;
                return length;
            case FileKind.Pipe:
                ref Pipe pipe = ref _pipes[file.Pipe];
                if (pipe.Readers == 0)
                {
                    Send(_current, Signal.Pipe);
                    return -(long)SyscallErrno.BrokenPipe;
                }

                int put = isWhole && pipe.Room < source.Length ? 0 : pipe.Write(source);
                if (put != 0)
                {
                    Wake(WaitReason.Pipe);
                }

                return put;
            default:
                return WriteDevice(in file, source);
        }
    }

    private long WriteDevice(in OpenFile file, ReadOnlySpan<byte> source)
    {
        const int StandardError = 2;
        const int Piece = 1024;
        if (file.Device == Device.Full)
        {
            return -(long)SyscallErrno.NoSpace;
        }

        for (ReadOnlySpan<byte> rest = source; file.Device == Device.Console && !rest.IsEmpty;)
        {
            ReadOnlySpan<byte> piece = rest.Slice(0, Math.Min(rest.Length, Piece));
            if (file.Stream != StandardError || _terminal.OutputIsTerminal || MiniUnix.Session.WriteError(piece).IsError)
            {
                _terminal.Write(piece);
            }

            rest = rest.Slice(piece.Length);
        }

        return source.Length;
    }

    /// <inheritdoc/>
    SyscallResult ILinuxCalls.ReadAt(int file, UserPointer<byte> buffer, ulong count, ulong offset) => At(file, buffer, count, offset, isWrite: false);

    /// <inheritdoc/>
    SyscallResult ILinuxCalls.WriteAt(int file, UserPointer<byte> buffer, ulong count, ulong offset) => At(file, buffer, count, offset, isWrite: true);

    private SyscallResult At(int file, UserPointer<byte> buffer, ulong count, ulong offset, bool isWrite)
    {
        int index = OpenFileOf(file);
        if (index == 0)
        {
            return SyscallErrno.BadHandle;
        }

        if (_open[index].Kind != FileKind.Regular)
        {
            return SyscallErrno.NotSeekable;
        }

        if (offset > long.MaxValue)
        {
            return SyscallErrno.InvalidArgument;
        }

        ulong position = _open[index].Offset;
        _open[index].Offset = offset;
        var part = new BufferPart { Address = buffer.Address, Length = count };
        SyscallResult result = isWrite ? WriteParts(file, default, 1, in part) : ReadParts(file, default, 1, in part);
        _open[index].Offset = position;
        return result;
    }

    /// <inheritdoc/>
    SyscallResult ILinuxCalls.SendFile(int target, int source, UserPointer<ulong> offset, ulong count)
    {
        int from = OpenFileOf(source);
        int to = OpenFileOf(target);
        if (from == 0 || to == 0 || !_open[from].IsReadable || !_open[to].IsWritable)
        {
            return SyscallErrno.BadHandle;
        }

        // What would have to be waited for is the caller's to copy: Linux refuses some pairs, too, and programs go on by hand.
        return _open[from].Kind != FileKind.Regular || _open[to].Kind != FileKind.Regular || !offset.IsNull
            ? SyscallErrno.InvalidArgument
            : CopyFile(from, to, count);
    }

    private SyscallResult CopyFile(int from, int to, ulong count)
    {
        Span<byte> buffer = stackalloc byte[TransferSize];
        ulong total = 0;
        while (total < count)
        {
            Span<byte> chunk = buffer.Slice(0, (int)Math.Min(count - total, TransferSize));
            long length = ReadSome(from, chunk, mayWait: false);
            if (length <= 0)
            {
                break;
            }

            long written = WriteSome(to, chunk.Slice(0, (int)length), isWhole: false);
            if (written < length)
            {
                return total != 0 ? (long)total : SyscallErrno.NoSpace;
            }

            total += (ulong)length;
        }

        return (long)total;
    }
}
