// Running another program. The new memory is built beside the old one, which the arguments are read from; only when nothing can fail
// any longer does the process leave the old. A program's segments are regions that show its file: pages come from there when they
// are touched.
using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using HypercallSdk.Abi;
using HypercallSdk.Guest;

namespace MiniUnix;

/// <content>Programs: loaded and started.</content>
public partial struct MiniUnixKernel
{
    private const ulong StackTop = 0x7fff_ffff_0000;
    private const ulong StackSize = 8 << 20;
    private const ulong LowestAddress = 0x10000;
    private const ulong HighestAddress = 0x7fff_ffff_f000;
    private const int PathSize = 4096;
    private const int ScriptLine = 256;

    /// <inheritdoc/>
    SyscallResult ILinuxCalls.Execute(UserPointer<byte> path, UserPointer<ulong> arguments, UserPointer<ulong> environment)
    {
        Span<byte> name = stackalloc byte[PathSize];
        SyscallErrno error = ReadText(path.Address, name, out int length);
        error = error == SyscallErrno.None ? Find(AtWorkingDirectory, name.Slice(0, length), followLast: true, out int program) : Failed(error, out program);
        if (error != SyscallErrno.None)
        {
            return error;
        }

        if (_files[program].Kind != FileKind.Regular || (_files[program].Permissions & 0x49) == 0)
        {
            return SyscallErrno.AccessDenied;
        }

        Span<byte> line = stackalloc byte[ScriptLine];
        bool isScript = TryReadScript(program, line, out ReadOnlySpan<byte> interpreter, out ReadOnlySpan<byte> option);
        if (isScript)
        {
            error = Find(AtWorkingDirectory, interpreter, followLast: true, out program);
            if (error != SyscallErrno.None)
            {
                return error;
            }
        }

        int map = CreateMap();
        if (map < 0)
        {
            return SyscallErrno.OutOfMemory;
        }

        error = Load(ref _maps[map], program, out UserProgram loaded);
        var stack = new UserStack(in _maps[map].Space, new VirtualAddress(StackTop), StackSize);
        error = error == SyscallErrno.None ? PrepareStack(map, arguments, environment) : error;
        if (error == SyscallErrno.None && isScript)
        {
            bool fits = stack.TryAddArgument(interpreter) && (option.IsEmpty || stack.TryAddArgument(option)) && stack.TryAddArgument(name.Slice(0, length));
            error = fits ? SyscallErrno.None : SyscallErrno.TooBig;
        }

        error = error == SyscallErrno.None ? AddTexts(ref stack, isScript ? arguments + 1 : arguments, isEnvironment: false) : error;
        error = error == SyscallErrno.None ? AddTexts(ref stack, environment, isEnvironment: true) : error;
        if (error == SyscallErrno.None)
        {
            error = Finish(ref stack, in loaded, out TrapFrame frame);
            if (error == SyscallErrno.None)
            {
                Enter(program, map, in frame);
                return (long)UserMode.Frame.Rax;
            }
        }

        ReleaseMap(map);
        SwitchBack();
        return error;
    }

    private static SyscallErrno Failed(SyscallErrno error, out int number)
    {
        number = 0;
        return error;
    }

    // "#!", a path, and one argument if there is one.
    private readonly bool TryReadScript(int file, Span<byte> line, out ReadOnlySpan<byte> interpreter, out ReadOnlySpan<byte> option)
    {
        interpreter = option = default;
        int length = _files.Read(file, 0, line);
        ReadOnlySpan<byte> text = line.Slice(0, length);
        int end = text.IndexOf((byte)'\n');
        if (!text.StartsWith("#!"u8) || end < 0)
        {
            return false;
        }

        text = Trim(text.Slice(2, end - 2));
        int space = text.IndexOf((byte)' ');
        interpreter = space < 0 ? text : text.Slice(0, space);
        option = space < 0 ? default : Trim(text.Slice(space));
        return !interpreter.IsEmpty;
    }

    private static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> text)
    {
        while (text.Length != 0 && text[0] is (byte)' ' or (byte)'\t')
        {
            text = text.Slice(1);
        }

        while (text.Length != 0 && text[text.Length - 1] is (byte)' ' or (byte)'\t' or (byte)'\r')
        {
            text = text.Slice(0, text.Length - 1);
        }

        return text;
    }

    private SyscallErrno Load(ref AddressMap map, int program, out UserProgram loaded)
    {
        loaded = default;
        if (!TryReadFrom(program, 0, out ElfHeader header) || !header.IsProgram)
        {
            return SyscallErrno.BadExecutable;
        }

        loaded = new UserProgram { Base = header.Base, HeaderCount = header.ProgramHeaderCount, Entry = new VirtualAddress(header.Base + header.Entry) };
        bool hasSegment = false;
        for (int index = 0; index < header.ProgramHeaderCount; index++)
        {
            ulong place = header.ProgramHeaders + ((ulong)(uint)index * (ulong)Unsafe.SizeOf<ElfSegment>());
            if (!TryReadFrom(program, place, out ElfSegment segment) || segment.IsInterpreter)
            {
                return SyscallErrno.BadExecutable;
            }

            if (!segment.IsLoaded)
            {
                continue;
            }

            SyscallErrno error = AddSegment(ref map, program, in segment, header.Base, out ulong end);
            if (error != SyscallErrno.None)
            {
                return error;
            }

            hasSegment = true;
            loaded.End = new VirtualAddress(Math.Max(loaded.End.Value, end));
            if (segment.Offset <= header.ProgramHeaders && header.ProgramHeaders - segment.Offset < segment.FileSize)
            {
                loaded.Headers = new VirtualAddress(header.Base + segment.Address + (header.ProgramHeaders - segment.Offset));
            }
        }

        map.HeapStart = map.HeapEnd = loaded.End.Value;
        map.Add(new Region { Start = StackTop - StackSize, End = StackTop, Protection = Protection.Read | Protection.Write });
        return hasSegment ? SyscallErrno.None : SyscallErrno.BadExecutable;
    }

    private readonly bool TryReadFrom<T>(int file, ulong offset, out T value)
        where T : unmanaged
    {
        value = default;
        return _files.Read(file, offset, MemoryMarshal.AsBytes(MemoryMarshal.CreateSpan(ref value, 1))) == Unsafe.SizeOf<T>();
    }

    private static Protection ProtectionOf(in ElfSegment segment) =>
        (segment.IsReadable ? Protection.Read : 0) | (segment.IsWritable ? Protection.Write : 0) | (segment.IsExecutable ? Protection.Execute : 0);

    private SyscallErrno AddSegment(ref AddressMap map, int program, in ElfSegment segment, ulong programBase, out ulong end)
    {
        ulong start = programBase + segment.Address;
        ulong fileEnd = start + segment.FileSize;
        end = RoundUp(start + segment.MemorySize);
        bool isSound = segment.Address < HighestAddress && segment.MemorySize < HighestAddress && start >= LowestAddress && end <= StackTop - StackSize
            && segment.FileSize <= segment.MemorySize && segment.Offset < FileSystem.MaximumSize && ((start ^ segment.Offset) & PageMask) == 0
            && segment.Offset + segment.FileSize <= _files[program].Size;
        ulong firstPage = start & ~PageMask;
        ulong fileEndPage = RoundUp(fileEnd);
        if (!isSound || !map.IsFree(firstPage, end) || !map.HasRoomFor(2))
        {
            return SyscallErrno.BadExecutable;
        }

        if (segment.FileSize != 0)
        {
            map.Add(new Region { Start = firstPage, End = fileEndPage, Protection = ProtectionOf(in segment), Inode = program, Offset = segment.Offset & ~PageMask });
            _files[program].Users++;
        }

        ulong zeroStart = segment.FileSize == 0 ? firstPage : fileEndPage;
        if (end > zeroStart)
        {
            map.Add(new Region { Start = zeroStart, End = end, Protection = ProtectionOf(in segment) });
        }

        // Behind the file's part of a page that may be written there are zeros.
        ulong tail = fileEndPage - fileEnd;
        if (segment.MemorySize == segment.FileSize || tail == 0 || segment.FileSize == 0)
        {
            return SyscallErrno.None;
        }

        bool isClear = TryBringIn(ref map, fileEnd, Protection.Write, out _) && UserMemory.Clear(in map.Space, new VirtualAddress(fileEnd), tail) == tail;
        return isClear ? SyscallErrno.None : SyscallErrno.OutOfMemory;
    }

    // All pages that the arguments and the environment will take are there before they are put.
    private SyscallErrno PrepareStack(int map, UserPointer<ulong> arguments, UserPointer<ulong> environment)
    {
        const ulong Most = 1 << 20;
        const ulong Besides = 3 * Page.Size;
        SyscallErrno error = Measure(arguments, out ulong size);
        ulong more = 0;
        error = error == SyscallErrno.None ? Measure(environment, out more) : error;
        size += more + Besides + (2 * ScriptLine) + PathSize;
        if (error != SyscallErrno.None || size > Most)
        {
            return error != SyscallErrno.None ? error : SyscallErrno.TooBig;
        }

        for (ulong page = StackTop - RoundUp(size); page < StackTop; page += Page.Size)
        {
            if (!TryBringIn(ref _maps[map], page, Protection.Write, out _))
            {
                return SyscallErrno.OutOfMemory;
            }
        }

        return SyscallErrno.None;
    }

    private SyscallErrno Measure(UserPointer<ulong> texts, out ulong size)
    {
        size = 0;
        for (UserPointer<ulong> place = texts; !texts.IsNull; place += 1)
        {
            if (!TryRead(place, out ulong address))
            {
                return SyscallErrno.BadAddress;
            }

            if (address == 0)
            {
                break;
            }

            SyscallErrno error = ReadText(address, MemoryMarshal.CreateSpan(ref _scratch[0], Scratch.Count), out int length);
            if (error != SyscallErrno.None)
            {
                return error == SyscallErrno.NameTooLong ? SyscallErrno.TooBig : error;
            }

            size += (ulong)length + 1;
        }

        return SyscallErrno.None;
    }

    private SyscallErrno AddTexts(ref UserStack stack, UserPointer<ulong> texts, bool isEnvironment)
    {
        for (UserPointer<ulong> place = texts; !texts.IsNull; place += 1)
        {
            if (!TryRead(place, out ulong address))
            {
                return SyscallErrno.BadAddress;
            }

            if (address == 0)
            {
                break;
            }

            Span<byte> text = MemoryMarshal.CreateSpan(ref _scratch[0], Scratch.Count);
            SyscallErrno error = ReadText(address, text, out int length);
            if (error != SyscallErrno.None)
            {
                return error;
            }

            if (!(isEnvironment ? stack.TryAddEnvironment(text.Slice(0, length)) : stack.TryAddArgument(text.Slice(0, length))))
            {
                return SyscallErrno.TooBig;
            }
        }

        return SyscallErrno.None;
    }

    private SyscallErrno Finish(ref UserStack stack, in UserProgram program, out TrapFrame frame)
    {
        Span<byte> secret = stackalloc byte[16];
        FillRandom(secret);
        bool fits = stack.TryFinish(in program, secret, out VirtualAddress pointer);
        frame = TrapFrame.ForUserMode(program.Entry, pointer);
        return fits ? SyscallErrno.None : SyscallErrno.TooBig;
    }

    // From here on nothing fails.
    private void Enter(int program, int map, in TrapFrame frame)
    {
        ref Process process = ref Current;
        int old = process.Map;
        _files[program].Users++;
        _files.Release(ref _frames, process.Program);
        process.Program = program;
        process.Map = map;
        Require(_maps[map].Space.SwitchTo());
        ReleaseMap(old);
        ReturnMemory(ref process);
        CloseAll(ref process, onExecute: true);
        process.HasExecuted = true;
        for (int signal = 1; signal <= Signal.Last; signal++)
        {
            ref SignalHandler handler = ref process.Signals.Handlers[signal];
            bool isIgnored = handler.Handler == IgnoreAction;
            handler = default;
            handler.Handler = isIgnored ? IgnoreAction : DefaultAction;
        }

        UserMode.Enter(in frame);
        FpuState initial = FpuState.Initial;
        FpuState.Restore(in initial);
        Require(UserMode.SetFsBase(0));
    }

    private void StartFirstProcess()
    {
        ref Process process = ref _processes[First];
        process = default;
        process.Number = process.Group = process.Session = _lastNumber = 1;
        process.Parent = NoParent;
        process.State = ProcessState.Ready;
        process.Directory = FileSystem.Root;
        process.Started = Timers.SystemTime;
        process.FileModeMask = 0x12; // 022
        _files[FileSystem.Root].Users++;
        _current = First;
        _terminal.Foreground = _terminal.Session = process.Group;
        OpenConsole(ref process);
        SyscallErrno error = StartProgram(ref process);
        if (error != SyscallErrno.None)
        {
            GuestConsole.WriteLine($"The first program cannot be run: error {(int)error}");
            SchedOp.Crash();
        }

        _current = NobodyRuns;
    }

    private SyscallErrno StartProgram(ref Process process)
    {
        SyscallErrno error = Find(AtWorkingDirectory, "/.miniunix/arguments"u8, followLast: true, out int arguments);
        error = error == SyscallErrno.None ? Find(AtWorkingDirectory, "/.miniunix/environment"u8, followLast: true, out int environment) : Failed(error, out environment);
        if (error != SyscallErrno.None || !TryReadItem(arguments, 0, out int length, out _))
        {
            return error == SyscallErrno.None ? SyscallErrno.InvalidArgument : error;
        }

        error = Find(AtWorkingDirectory, MemoryMarshal.CreateReadOnlySpan(ref _scratch[0], length), followLast: true, out int program);
        int map = error == SyscallErrno.None ? CreateMap() : -1;
        if (map < 0)
        {
            return error == SyscallErrno.None ? SyscallErrno.OutOfMemory : error;
        }

        process.Map = map;
        process.Program = program;
        _files[program].Users++;
        error = Load(ref _maps[map], program, out UserProgram loaded);
        ulong size = _files[arguments].Size + _files[environment].Size + (4 * Page.Size);
        for (ulong page = StackTop - RoundUp(size); error == SyscallErrno.None && page < StackTop; page += Page.Size)
        {
            error = TryBringIn(ref _maps[map], page, Protection.Write, out _) ? SyscallErrno.None : SyscallErrno.OutOfMemory;
        }

        var stack = new UserStack(in _maps[map].Space, new VirtualAddress(StackTop), StackSize);
        bool fits = error == SyscallErrno.None;
        for (ulong place = 0; fits && TryReadItem(arguments, place, out length, out ulong next); place = next)
        {
            // The path stands first; the arguments, the program's name among them, behind it.
            fits = place == 0 || stack.TryAddArgument(MemoryMarshal.CreateReadOnlySpan(ref _scratch[0], length));
        }

        for (ulong place = 0; fits && TryReadItem(environment, place, out length, out ulong next); place = next)
        {
            fits = stack.TryAddEnvironment(MemoryMarshal.CreateReadOnlySpan(ref _scratch[0], length));
        }

        if (!fits)
        {
            return error == SyscallErrno.None ? SyscallErrno.TooBig : error;
        }

        error = Finish(ref stack, in loaded, out TrapFrame frame);
        process.Context.Frame = frame;
        process.Context.Fpu = FpuState.Initial;
        return error;
    }

    // A text of a file of texts that each end with a zero byte.
    private bool TryReadItem(int file, ulong place, out int length, out ulong next)
    {
        Span<byte> buffer = MemoryMarshal.CreateSpan(ref _scratch[0], Scratch.Count);
        int available = _files.Read(file, place, buffer);
        length = ((ReadOnlySpan<byte>)buffer.Slice(0, available)).IndexOf((byte)0);
        next = place + (ulong)(length + 1);
        return length >= 0;
    }
}
