// A kernel that runs static Linux programs for x86-64. How it is built:
//
//  - A system call that has to wait leaves nothing behind but the process's state: the process is set waiting, its registers are
//    taken back to the syscall instruction, and the call is made again when something happened that it may wait for. So no
//    kernel stack outlives a handler, on either target.
//  - Every handler ends in LeaveKernel, which delivers signals and decides who goes on.
//  - All state is in this structure, in fixed tables, and in pages of the guest's: files, pipes, processes' memory.
using System;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using HypercallSdk.Abi;
using HypercallSdk.Guest;

namespace MiniUnix;

/// <summary>
/// The kernel. Its boot module is an archive (cpio, "newc"): the files, and in <c>.miniunix/arguments</c> and
/// <c>.miniunix/environment</c> what the first process is given, each text ended by a zero byte, the first its program's path. On
/// its command line, <c>stdin=terminal</c>, <c>stdout=terminal</c> and <c>trace</c>.
/// </summary>
[GuestKernel]
public partial struct MiniUnixKernel : ILinuxCalls
{
    private const int NobodyRuns = -1;

    private FileSystem _files;
    private FrameCounts _frames;
    private Terminal _terminal;
    private ProcessTable _processes;
    private MapTable _maps;
    private OpenFileTable _open;
    private PipeTable _pipes;
    private Scratch _scratch;
    private int _current;
    private int _lastNumber;
    private bool _mayPreempt;
    private bool _isTraced;
    private ulong _runningSince;
    private ulong _armedFor;
    private ulong _random;

    [UnscopedRef]
    private ref Process Current => ref _processes[_current];

    [Boot]
    private void Start(in StartInfo info)
    {
        _current = NobodyRuns;
        _random = Gate.ReadTimestamp() | 1;
        Require(Timers.StopPeriodic());
        _terminal.Settings = TerminalSettings.Initial;
        _terminal.InputIsTerminal = IsTerminal(in info, "stdin"u8);
        _terminal.OutputIsTerminal = IsTerminal(in info, "stdout"u8);
        _isTraced = info.TryGetArgument("trace"u8, out _);
        MakeRoot();
        if (!info.TryGetBootModule(out GuestPointer<byte> module, out ulong length) || !TryUnpack(module, length))
        {
            GuestConsole.WriteLine("The boot module is no cpio archive that fits the memory");
            SchedOp.Crash();
        }

        StartFirstProcess();
        LeaveKernel();
    }

    [TrapHandler(TrapVector.PageFault)]
    private void OnPageFault(ref TrapFrame frame)
    {
        ulong address = Traps.FaultAddress.Value;
        if (!frame.IsFromUserMode || _current == NobodyRuns)
        {
            GuestConsole.WriteLine($"The kernel faults at {frame.Rip:x}: address {address:x}, error {frame.Error:x}");
            SchedOp.Crash();
        }

        Protection access = (frame.Error & FaultOnFetch) != 0 ? Protection.Execute : (frame.Error & FaultOnWrite) != 0 ? Protection.Write : Protection.Read;
        if (!TryBringIn(ref _maps[Current.Map], address, access, out bool isOutOfMemory))
        {
            if (isOutOfMemory)
            {
                Log($"process {Current.Number} is killed: out of memory");
            }

            SendFault(isOutOfMemory ? Signal.Kill : Signal.Segmentation, address, in frame);
        }

        LeaveKernel();
    }

    [TrapHandler(TrapVector.DivideError)]
    [TrapHandler(TrapVector.FloatingPoint)]
    [TrapHandler(TrapVector.SimdFloatingPoint)]
    private void OnArithmeticError(ref TrapFrame frame) => OnFault(Signal.FloatingPoint, ref frame);

    [TrapHandler(TrapVector.InvalidOpcode)]
    private void OnInvalidOpcode(ref TrapFrame frame) => OnFault(Signal.IllegalInstruction, ref frame);

    [TrapHandler(TrapVector.GeneralProtection)]
    [TrapHandler(TrapVector.StackFault)]
    [TrapHandler(TrapVector.SegmentNotPresent)]
    private void OnProtectionFault(ref TrapFrame frame) => OnFault(Signal.Segmentation, ref frame);

    [TrapHandler(TrapVector.Breakpoint)]
    [TrapHandler(TrapVector.Debug)]
    private void OnBreakpoint(ref TrapFrame frame) => OnFault(Signal.Trap, ref frame);

    [TrapHandler(TrapVector.AlignmentCheck)]
    private void OnAlignmentCheck(ref TrapFrame frame) => OnFault(Signal.Bus, ref frame);

    private void OnFault(int signal, ref TrapFrame frame)
    {
        if (!frame.IsFromUserMode || _current == NobodyRuns)
        {
            GuestConsole.WriteLine($"The kernel traps at {frame.Rip:x}: vector {frame.Vector}, error {frame.Error:x}");
            SchedOp.Crash();
        }

        SendFault(signal, frame.Rip, in frame);
        LeaveKernel();
    }

    [SyscallHandler]
    private void OnSyscall(ref TrapFrame frame)
    {
        ulong number = frame.Rax;
        Current.IsInCall = false;
        LinuxCalls.Dispatch(ref this, ref frame);
        if (_isTraced)
        {
            Trace(number, in frame);
        }

        ref Process process = ref Current;
        if (!process.IsInCall)
        {
            process.CallDeadline = 0;
            process.CallProgress = 0;
        }

        LeaveKernel();
    }

    [VirqHandler(Virq.Timer)]
    private void OnTimer()
    {
        _armedFor = 0;
        _mayPreempt = true;
        WakeSleepers();
        LeaveKernel();
    }

    [VirqHandler(Virq.Console)]
    private void OnConsole()
    {
        CollectInput();
        LeaveKernel();
    }

    /// <inheritdoc/>
    SyscallResult ILinuxCalls.Unknown(ulong number)
    {
        Log($"system call {number} of process {Current.Number} is not served");
        return SyscallErrno.NotImplemented;
    }

    private static bool IsTerminal(in StartInfo info, ReadOnlySpan<byte> name) =>
        info.TryGetArgument(name, out ReadOnlySpan<byte> value) && value.SequenceEqual("terminal"u8);

    private static void Require(HypercallResult result, [CallerLineNumber] int line = 0, [CallerFilePath] string file = "")
    {
        if (result.IsError)
        {
            GuestConsole.WriteLine($"{file}:{line}: a hypercall that cannot fail here answers {(int)result.Error}");
            SchedOp.Crash();
        }
    }

    [InlineArray(Count)]
    private struct ProcessTable
    {
        public const int Count = 64;

        private Process _first;
    }

    [InlineArray(Count)]
    private struct MapTable
    {
        public const int Count = ProcessTable.Count + 1;

        private AddressMap _first;
    }

    // From 1 on: 0 is no open file.
    [InlineArray(Count)]
    private struct OpenFileTable
    {
        public const int Count = 512;

        private OpenFile _first;
    }

    [InlineArray(Count)]
    private struct PipeTable
    {
        public const int Count = 64;

        private Pipe _first;
    }

    // One text of a program's arguments: longer ones are refused.
    [InlineArray(Count)]
    private struct Scratch
    {
        public const int Count = 65536;

        private byte _first;
    }
}
