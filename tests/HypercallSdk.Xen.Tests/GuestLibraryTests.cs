using System.Linq;
using System.Threading.Tasks;

namespace HypercallSdk.Xen.Tests;

/// <summary>The guest library against the real hypervisor: what it promises a kernel holds there.</summary>
public sealed class GuestLibraryTests
{
    /// <summary>A line longer than the console's buffer, formats, and a hole that prints a line itself.</summary>
    [Fact]
    public async Task The_console_prints_lines_of_any_length_and_lines_within_lines()
    {
        XenBoot boot = await KernelProject.BuildAndBoot(
            """
                [Boot]
                private void Start(in StartInfo info)
                {
                    ReadOnlySpan<byte> ten = "0123456789"u8;
                    GuestConsole.Write($"{ten}{ten}{ten}{ten}{ten}{ten}{ten}{ten}{ten}{ten}{ten}{ten}{ten}{ten}{ten}{ten}{ten}{ten}{ten}{ten}");
                    for (int count = 0; count < 14; count++)
                    {
                        GuestConsole.Write($"{ten}{ten}{ten}{ten}{ten}{ten}{ten}{ten}{ten}{ten}");
                    }

                    GuestConsole.WriteLine();
                    GuestConsole.WriteLine($"{long.MinValue} {ulong.MaxValue} {-1:x} {0xbeefUL:X8} [{7,3}] [{7,-3}] {'c'} {true} {new Port(9)}");
                    GuestConsole.WriteLine($"outer {Nested()} outer");
                    SchedOp.PowerOff();
                }

                private static int Nested()
                {
                    GuestConsole.WriteLine("inner");
                    return 5;
                }
            """);
        string[] lines = boot.HasPassed().Lines;
        Assert.Equal(string.Concat(Enumerable.Repeat("0123456789", 160)), lines[0]);
        Assert.Equal("-9223372036854775808 18446744073709551615 ffffffff 0000BEEF [  7] [7  ] c True 9", lines[1]);
        Assert.Equal(["inner", "outer 5 outer"], lines[2..]);
    }

    /// <summary>A loopback channel and an interrupt to itself: each event arrives once, after the handler that sent it.</summary>
    [Fact]
    public async Task Events_reach_their_handlers_one_by_one()
    {
        XenBoot boot = await KernelProject.BuildAndBoot(
            """
                private Port _left;
                private Port _right;
                private int _pings;
                private int _pongs;
                private int _kicks;
                private bool _inHandler;

                [Boot]
                private void Start(in StartInfo info)
                {
                    Timers.StopPeriodic();
                    GuestConsole.WriteLine($"{Events.AllocateUnbound(DomainId.Self, Ports.OnPing, out _left)}");
                    GuestConsole.WriteLine($"{Events.BindInterdomain(DomainId.Self, _left, Ports.OnPong, out _right)}");
                    Events.SendIpi(0, 0);
                    Events.Send(_right);
                    GuestConsole.WriteLine($"sent, seen {_pings + _kicks}");
                }

                [IpiHandler(0)]
                private void OnKick() => _kicks++;

                [PortHandler]
                private void OnPing(Port port)
                {
                    Enter();
                    _pings++;
                    Events.Send(_left);
                    Leave();
                }

                [PortHandler]
                private void OnPong()
                {
                    Enter();
                    _pongs++;
                    if (_pongs < 500)
                    {
                        Events.Send(_right);
                        Leave();
                        return;
                    }

                    GuestConsole.WriteLine($"pings {_pings} pongs {_pongs} kicks {_kicks}");
                    SchedOp.PowerOff();
                }

                private void Enter()
                {
                    if (_inHandler)
                    {
                        GuestConsole.WriteLine("a handler within a handler");
                        SchedOp.Crash();
                    }

                    _inHandler = true;
                }

                private void Leave() => _inHandler = false;
            """);
        Assert.Equal(["0", "0", "sent, seen 0", "pings 500 pongs 500 kicks 1"], boot.HasPassed().Lines);
    }

    /// <summary>Background work runs until it says that there is no more, events come in between; then the vCPU sleeps until its timer.</summary>
    [Fact]
    public async Task Idle_work_runs_between_events_and_time_passes_while_asleep()
    {
        XenBoot boot = await KernelProject.BuildAndBoot(
            """
                private int _work;
                private ulong _start;

                [Boot]
                private void Start(in StartInfo info)
                {
                    Timers.StopPeriodic();
                    _start = Timers.SystemTime;
                    Timers.SetOneShot(_start + 20_000_000);
                }

                [IdleHandler]
                private bool Work()
                {
                    if (_work < 1000)
                    {
                        _work++;
                        return true;
                    }

                    return false;
                }

                [VirqHandler(Virq.Timer)]
                private void OnTick()
                {
                    ulong passed = Timers.SystemTime - _start;
                    if (passed < 19_000_000)
                    {
                        return;
                    }

                    GuestConsole.WriteLine($"work {_work}, {(passed < 2_000_000_000 ? "in time" : "late")}, {(Timers.WallClock > 1_600_000_000_000_000_000 ? "a wall clock" : "no wall clock")}");
                    SchedOp.PowerOff();
                }
            """);
        Assert.Equal(["work 1000, in time, a wall clock"], boot.HasPassed().Lines);
    }

    /// <summary>Memory that the domain builder gave is found both ways, and a page-table frame is not to be had writable.</summary>
    [Fact]
    public async Task Frames_are_found_both_ways_and_page_tables_stay_read_only()
    {
        XenBoot boot = await KernelProject.BuildAndBoot(
            """
                [Boot]
                private void Start(in StartInfo info)
                {
                    KernelMemory.TryGetMachineFrame(KernelMemory.ScratchPage, out MachineFrame frame);
                    KernelMemory.TryGetAddress(frame, out VirtualAddress address);
                    GuestConsole.WriteLine($"{address == KernelMemory.ScratchPage} {KernelMemory.TryGetAddress(new MachineFrame(0xffff_ffff), out _)}");
                    KernelMemory.TryGetMachineFrame(info.PageTableBase, out MachineFrame table);
                    GuestConsole.WriteLine($"{KernelMemory.MapPage(KernelMemory.ScratchPage, table).IsError}");
                    GuestConsole.WriteLine($"{KernelMemory.MapPage(KernelMemory.ScratchPage, new PageTableEntry(table, PageTableFlags.Present | PageTableFlags.User))}");
                    GuestConsole.WriteLine($"{(KernelMemory.ScratchPage.As<ulong>()[511].Read() & 1)}");
                    GuestConsole.WriteLine($"{KernelMemory.MapPage(KernelMemory.ScratchPage, frame)}");
                    GuestConsole.WriteLine($"{info.TryGetNumber("answer"u8, out ulong answer)} {answer}");
                    SchedOp.PowerOff();
                }
            """,
            commandLine: "answer=0x2a");
        Assert.Equal(["True False", "True", "0", "1", "0", "True 42"], boot.HasPassed().Lines);
    }

    /// <summary>Static fields are made before the kernel starts: numbers, text, a struct with a constructor that runs.</summary>
    [Fact]
    public async Task Static_fields_are_ready_before_the_kernel_starts()
    {
        XenBoot boot = await KernelProject.BuildAndBoot(
            """
                private static readonly string _text = "a text";
                private static readonly ulong _stamp = Gate.ReadTimestamp();
                private SpinLock _lock;
                private PerVcpu<int> _count;

                public MicroKernel() => Made = 3;

                public int Made;

                [Boot]
                private void Start(in StartInfo info)
                {
                    _lock.Acquire();
                    _lock.Release();
                    _count.Current += 4;
                    GuestConsole.WriteLine($"{_text} {_stamp != 0} {Made} {_lock.IsHeld} {_count[0]}");
                    SchedOp.PowerOff();
                }
            """);
        Assert.Equal(["a text True 3 False 4"], boot.HasPassed().Lines);
    }
}
