using System;
using HypercallSdk.Abi;
using HypercallSdk.Guest;

namespace Rings;

/// <summary>
/// Tries in user mode what user mode may not do, one small program of machine code after the other, and prints what the
/// kernel saw of it; then what it may do. It prints nothing that differs between the built-in hypervisor and real Xen.
/// </summary>
/// <remarks>
/// A program ends in a handler, which prepares the next one and leaves a frame that leads there: the kernel never waits.
/// </remarks>
[GuestKernel]
public partial struct RingsKernel
{
    private const ulong ExitCall = 60;
    private const ulong TickNanoseconds = 5_000_000;
    private const int LastTick = 8;

    private static readonly VirtualAddress _code = new(0x40_0000);
    private static readonly VirtualAddress _data = new(0x60_0000);

    private AddressSpace _space;
    private GuestPointer<byte> _codePage;
    private GuestPointer<byte> _dataPage;
    private Attempt _attempt;
    private UserContext _first;
    private UserContext _second;
    private int _ticks;

    [Boot]
    private void Start(in StartInfo info)
    {
        // Xen starts each vCPU with a 10 ms periodic timer: these ticks are to be our own.
        _ = Timers.StopPeriodic(); // a vCPU may always stop its own
        bool hasPages = PageAllocator.TryAllocateZeroed(out PseudoPhysicalFrame code) & PageAllocator.TryAllocateZeroed(out PseudoPhysicalFrame data);
        if (!hasPages)
        {
            GuestConsole.WriteLine("no pages");
            SchedOp.Crash();
        }

        HypercallResult result = AddressSpace.TryCreate(out _space, hasUserRoot: true);
        result = result.IsError ? result : _space.Map(_code, code, PageTable.ReadExecute);
        result = result.IsError ? result : _space.Map(_data, data, PageTable.ReadWrite);
        result = result.IsError ? result : _space.SwitchTo();
        result = result.IsError ? result : UserMode.SetFsBase(_data.Value);
        if (result.IsError)
        {
            GuestConsole.WriteLine($"no user mode: error {(int)result.Error}");
            SchedOp.Crash();
        }

        _codePage = KernelMemory.AddressOf(code).As<byte>();
        _dataPage = KernelMemory.AddressOf(data).As<byte>();
        Begin(Attempt.SystemCall);
    }

    // Writes the program and goes there.
    private void Begin(Attempt attempt)
    {
        _attempt = attempt;
        if (attempt > Attempt.TwoLoops)
        {
            GuestConsole.WriteLine("goodbye");
            SchedOp.PowerOff();
        }

        Span<byte> program = stackalloc byte[Programs.MaximumLength];
        int length = Programs.Write(attempt, program, _code, _data);
        _codePage.CopyFrom(program.Slice(0, length));
        GuestConsole.WriteLine($"{Programs.NameOf(attempt)}:");
        if (attempt >= Attempt.EndlessLoop)
        {
            SetTimer();
        }

        if (attempt == Attempt.TwoLoops)
        {
            PrepareLoop(out _first, 0);
            PrepareLoop(out _second, 1);
            Resume(in _first);
            return;
        }

        UserMode.Enter(TrapFrame.ForUserMode(_code, _data + Page.Size));
    }

    // A loop's own number is in RBX, and where its FS points.
    private readonly void PrepareLoop(out UserContext context, ulong number)
    {
        ulong own = 0x1111 * (number + 1);
        ulong place = number * sizeof(ulong);
        (_dataPage + (long)place).As<ulong>().Write(own);
        context = UserContext.Create(_code, _data + Page.Size);
        context.Frame.Rbx = own;
        context.FsBase = _data.Value + place;
    }

    private static void Resume(in UserContext context)
    {
        HypercallResult result = context.Resume();
        if (result.IsError)
        {
            GuestConsole.WriteLine($"no way back to user mode: error {(int)result.Error}");
            SchedOp.Crash();
        }
    }

    private static void SetTimer() => _ = Timers.SetOneShot(Timers.SystemTime + TickNanoseconds); // a time that is past fires at once

    private void End(ref TrapFrame frame, bool hasAddress = false)
    {
        if (!frame.IsFromUserMode)
        {
            GuestConsole.WriteLine($"the kernel itself: vector {frame.Vector} at {frame.Rip:x}");
            SchedOp.Crash();
        }

        GuestConsole.WriteLine($"  vector {frame.Vector}, error {frame.Error:x}, at {frame.Rip:x}, stack {frame.Rsp:x}, CS {frame.Cs & 0xffff:x}, SS {frame.Ss & 0xffff:x}");
        if (hasAddress)
        {
            GuestConsole.WriteLine($"  address {Traps.FaultAddress.Value:x}");
        }

        Begin(_attempt + 1);
    }

    [SyscallHandler]
    private void OnSyscall(ref TrapFrame frame)
    {
        GuestConsole.WriteLine($"  call {frame.Rax:x}, argument {frame.Rdi:x}, at {frame.Rip - _code.Value}, RCX is that place: {frame.Rcx == frame.Rip}");
        if (frame.Rax == ExitCall)
        {
            Begin(_attempt + 1);
            return;
        }

        frame.Rax = 0xabcd;
    }

    [VirqHandler(Virq.Timer)]
    private void OnTick()
    {
        if (_attempt == Attempt.EndlessLoop && UserMode.IsInterrupted)
        {
            // A machine with other things to do may not have run it yet.
            if (UserMode.Frame.Rcx == 0)
            {
                SetTimer();
                return;
            }

            GuestConsole.WriteLine($"  preempted in the loop: {UserMode.Frame.Rip - _code.Value is 0 or 3}, it had counted: {UserMode.Frame.Rcx != 0}");
            Begin(_attempt + 1);
        }
        else if (_attempt == Attempt.TwoLoops)
        {
            TakeTurns();
        }
    }

    // Each tick has the other loop's turn; after every second one the vCPU idles until the next. A tick at which a loop has not
    // come round once, or has not begun, does not count; nor does one that came before the vCPU could idle.
    private void TakeTurns()
    {
        SetTimer();
        int tick = _ticks + 1;
        bool isFirst = (tick / 3 & 1) == 0;
        ref UserContext running = ref isFirst == (tick % 3 == 1) ? ref _first : ref _second;
        bool hasRun = UserMode.IsInterrupted && UserMode.Frame.Rcx != running.Frame.Rcx;
        if (tick % 3 == 0 ? UserMode.IsInterrupted : !hasRun)
        {
            return;
        }

        _ticks = tick;
        if (tick % 3 == 0)
        {
            GuestConsole.WriteLine($"  idled: {!UserMode.IsInterrupted}");
            Resume(in isFirst ? ref _first : ref _second);
            return;
        }

        ulong before = running.Frame.Rcx;
        running.Save();
        GuestConsole.WriteLine($"  loop {running.Frame.Rbx:x} has counted on: {running.Frame.Rcx > before}");
        if (_ticks == LastTick)
        {
            Begin(_attempt + 1);
        }
        else if (_ticks % 3 == 1)
        {
            Resume(in isFirst ? ref _second : ref _first);
        }
        else
        {
            UserMode.Idle();
        }
    }

    [TrapHandler(TrapVector.PageFault)]
    private void OnPageFault(ref TrapFrame frame) => End(ref frame, hasAddress: true);

    [TrapHandler(TrapVector.GeneralProtection)]
    private void OnGeneralProtection(ref TrapFrame frame) => End(ref frame);

    [TrapHandler(TrapVector.StackFault)]
    private void OnStackFault(ref TrapFrame frame) => End(ref frame);

    [TrapHandler(TrapVector.InvalidOpcode)]
    private void OnInvalidOpcode(ref TrapFrame frame) => End(ref frame);

    [TrapHandler(TrapVector.Breakpoint)]
    private void OnBreakpoint(ref TrapFrame frame) => End(ref frame);

    [TrapHandler(TrapVector.DivideError)]
    private void OnDivideError(ref TrapFrame frame) => End(ref frame);
}
