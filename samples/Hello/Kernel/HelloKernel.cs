using HypercallSdk.Abi;
using HypercallSdk.Guest;

namespace Hello;

/// <summary>
/// Domain 0's first words: what it was given, which hypervisor it runs on, two traps handled, three ticks of a timer.
/// It prints nothing that differs between the built-in hypervisor and real Xen.
/// </summary>
[GuestKernel]
public partial struct HelloKernel
{
    private const ulong TickNanoseconds = 10_000_000;
    private const ulong LastTick = 3;

    // Xen fires a timer up to 50 us before its deadline, to save itself an interrupt.
    private const ulong Slack = 1_000_000;

    private ulong _start;
    private ulong _ticks;
    private int _breakpoints;
    private int _pageFaults;

    [Boot]
    private void Start(in StartInfo info)
    {
        GuestConsole.WriteLine($"hello from domain 0: {info.PageCount / 256} MiB");

        long version = XenVersion.Version().Value;
        GuestConsole.WriteLine($"the hypervisor is Xen {version >> 16}.{version & 0xffff}");

        Vcpu.Breakpoint();
        GuestConsole.WriteLine($"breakpoint: handled {_breakpoints} time");

        GuestPointer<ulong> scratch = new(KernelMemory.ScratchPage.Value);
        _ = KernelMemory.UnmapPage(KernelMemory.ScratchPage); // were it refused, no fault would be counted below
        scratch.Write(42);
        GuestConsole.WriteLine($"page fault: mended {_pageFaults} time, read back {scratch.Read()}");

        // Xen starts each vCPU with a 10 ms periodic timer: these ticks are to be our own.
        _ = Timers.StopPeriodic(); // a vCPU may always stop its own
        _start = Timers.SystemTime;
        _ = Timers.SetOneShot(_start + TickNanoseconds); // a time that is past fires at once
    }

    [VirqHandler(Virq.Timer)]
    private void OnTick()
    {
        ulong next = _ticks + 1;
        if (_start == 0 || Timers.SystemTime + Slack < _start + (next * TickNanoseconds))
        {
            return; // the periodic timer's last
        }

        _ticks = next;
        GuestConsole.WriteLine($"tick {_ticks}: {_ticks * (TickNanoseconds / 1_000_000)} ms");
        if (_ticks < LastTick)
        {
            _ = Timers.SetOneShot(_start + ((_ticks + 1) * TickNanoseconds));
            return;
        }

        GuestConsole.WriteLine("goodbye");
        SchedOp.PowerOff();
    }

    [TrapHandler(TrapVector.Breakpoint)]
    private void OnBreakpoint(ref TrapFrame frame) => _breakpoints++;

    // Maps the scratch page again; the access that faulted is then made again.
    [TrapHandler(TrapVector.PageFault)]
    private void OnPageFault(ref TrapFrame frame)
    {
        if (Traps.FaultAddress != KernelMemory.ScratchPage
            || !KernelMemory.TryGetMachineFrame(KernelMemory.ScratchPage, out MachineFrame page)
            || KernelMemory.MapPage(KernelMemory.ScratchPage, page).IsError)
        {
            GuestConsole.WriteLine($"page fault at {Traps.FaultAddress}: not ours to mend");
            SchedOp.Crash();
        }

        _pageFaults++;
    }
}
