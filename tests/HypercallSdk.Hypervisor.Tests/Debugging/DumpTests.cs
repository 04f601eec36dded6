// The report of the whole machine: complete, the same for the same run, and made at any moment without a trace in the run.
using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Domains;
using HypercallSdk.Hypervisor.Tracing;

namespace HypercallSdk.Hypervisor.Tests.Debugging;

public sealed partial class DumpTests
{
    private static readonly DomainConfig _small = new() { MemoryMegabytes = 8, CommandLine = "for the dump" };

    [Fact]
    public void The_dump_has_its_parts_in_order()
    {
        using Host host = Run(seed: 7, out IReadOnlyList<string> inside, out string last);
        Assert.Equal(4, inside.Count);
        HoldsInOrder(
            last,
            @"^machine at \d+\.\d{6} ms: seed 7, 2 physical CPUs, scheduler Credit, time slice 30 ms, Virtual time, time-stamp counter 1000000000 Hz$",
            @"^memory: 131072 frames of 4 KiB, \d+ free$",
            @"^physical CPUs:$", @"^    cpu0 at \d+\.\d{6} ms: idle$", @"^    cpu1 at ",
            @"^domain 0 ""Domain-0"", kernel LookedAtKernel: running$",
            @"^    memory: 2048 pages of 4 KiB, at most \d+$",
            @"^    command line: for the dump$",
            @"^    kernel's fields:$", @"^        Opened = \d+$", @"^        Ticks = 3$", @"^        Faults = 1$",
            @"^    vCPU v0 blocked  since \d+\.\d{6} ms, rip [0-9a-f]{16}; ran .*; no upcall pending, unmasked",
            @"^        Kernel mode, 0 handlers entered$",
            @"^        rip [0-9a-f]{16} cs e033 ", @"^        rax ", @"^        r13 ",
            @"^        rip is [0-9a-f]{16} the idle loop$",
            @"^        rsp is [0-9a-f]{16} ",
            @"^        stack around [0-9a-f]{16}:$", @"^            > [0-9a-f]{16}: ",
            @"^        rip:$", @"^            page walk of 0x[0-9a-f]{16} from root frame 0x[0-9a-f]+:$", @"^              L4\[511\] = 0x[0-9a-f]{16}  writable.*; frame 0x[0-9a-f]+ belongs to domain 0: an L3 page table", @"^              the tables allow the access$",
            @"^        rsp:$",
            @"^        the last page fault was at [0-9a-f]{16} the scratch page \+ 0x0$",
            @"^        that address:$",
            @"^    event channels:$", @"^        port \d+: Virq, VIRQ Timer, for v0, calls LookedAtKernel\.OnTick \(LookedAtKernel\.cs:\d+\)$",
            @"^    console:$", @"^        \| looked at in 2048 pages$",
            @"^    last hypercalls, the latest first:$", @"^        v0 .*\) -> ",
            @"^domain 1 ""Domain-1"", kernel LookedAtKernel: ended \(Crash\)$",
            @"^    grants \(version 1, 2 of 512 entries grant something, 0 in use\):$", @"^        grant 0: PermitAccess for domain 0, frame 0x[0-9a-f]+, pseudo-physical 0x[0-9a-f]+; not in use$",
            @"^    last refusals, the latest first:$", @"^        refused: EventChannelOp\.Send\(op\.Port = 9999\) -> EINVAL",
            @"^    crash report:$", @"^        Domain-1 \(d1\) crashed on vCPU 0 at ",
            @"^trace, the latest last:$", @"^ +\d+\.\d{6} ms d1v0  ");
    }

    [Fact]
    public void A_dump_inside_a_handler_has_the_lines_of_the_kernel_that_run()
    {
        using Host host = Run(seed: 7, out IReadOnlyList<string> inside, out _);
        string inTick = inside[0];
        Assert.Contains("the innermost first:\n    LookedAtKernel.OnTick (LookedAtKernel.cs:", inTick, StringComparison.Ordinal);
        HoldsInOrder(
            inTick,
            @"^in a handler of d1v0$",
            @"^lines of the kernel that run, the innermost first:$",
            @"^    LookedAtKernel\.OnTick \(LookedAtKernel\.cs:\d+\)$",
            @"^domain 1 ""Domain-1"", kernel LookedAtKernel: running$",
            @"^        Kernel mode, 1 handler entered$",
            @"^        rip is [0-9a-f]{16} the event callback: calls LookedAtKernel\.OnTick ",
            @"^        places of code on it:$", @"^            [0-9a-f]{16}: [0-9a-f]{16} the idle loop$");
        string inFault = inside.Single(dump => dump.Contains("LookedAtKernel.OnPageFault (LookedAtKernel.cs:", StringComparison.Ordinal) && dump.Contains("2 handlers entered", StringComparison.Ordinal));
        HoldsInOrder(
            inFault,
            @"^    LookedAtKernel\.OnPageFault \(LookedAtKernel\.cs:\d+\)$",
            @"^    LookedAtKernel\.OnTick \(LookedAtKernel\.cs:\d+\)$",
            @"^        rip is [0-9a-f]{16} the entry of trap 14 \(PageFault\): LookedAtKernel\.OnPageFault \(LookedAtKernel\.cs:\d+\)$",
            @"^        the last page fault was at [0-9a-f]{16} nothing: L1\[\d+\] is not present$",
            @"^              L1\[\d+\] is not present$");
    }

    [Fact]
    public void The_same_run_has_the_same_dumps_and_nothing_of_the_host_in_them()
    {
        using Host first = Run(seed: 7, out IReadOnlyList<string> inFirst, out string last);
        using Host second = Run(seed: 7, out IReadOnlyList<string> inSecond, out string again);
        Assert.Equal(inFirst, inSecond);
        Assert.Equal(last, again);
        Assert.Equal(first.StateHash(), second.StateHash());
        using Host other = Run(seed: 8, out _, out string another);
        Assert.NotEqual(last, another);

        // Where the host keeps the machine's memory is in no number of it.
        foreach (string dump in inFirst.Append(last))
        {
            foreach (Match number in Numbers().Matches(dump))
                Assert.False(IsHostAddress(first, ulong.Parse(number.Value, System.Globalization.NumberStyles.HexNumber, null)), number.Value);
        }
    }

    [Fact]
    public void A_run_that_is_dumped_ends_as_one_that_is_not()
    {
        using Host dumped = Run(seed: 9, out IReadOnlyList<string> inside, out _);
        using Host plain = Run(seed: 9, out _, out _, dumps: false);
        Assert.NotEmpty(inside);
        Assert.Equal(plain.StateHash(), dumped.StateHash());
    }

    private static unsafe bool IsHostAddress(Host host, ulong number) =>
        number - (ulong)host.Memory.Base < host.Memory.FrameCount << Page.Shift;

    // Two domains; the second one is refused a call and crashes.
    private static Host Run(ulong seed, out IReadOnlyList<string> inside, out string last, bool dumps = true)
    {
        var host = new Host(new HostOptions { Seed = seed, PhysicalCpus = 2, Trace = new TraceOptions() });
        var handler = new LookHandler();
        host.RegisterHandler(handler);
        GuestProbe first = GuestProbe.Boot<LookedAtKernel>(host, _small);
        var dumped = new List<string>();
        if (dumps)
            handler.Looking = _ => dumped.Add(host.Dump());

        host.CreateDomain<LookedAtKernel>(_small);
        host.Run();
        handler.Looking = null;
        Domain second = host.Domains[1];
        GuestProbe.InGuest(second.Vcpus[0], () => _ = EventChannelOp.Send(new EventChannelSend { Port = new Port(9999) }));
        second.Vcpus[0].InGuest(vcpu => vcpu.Crash("on purpose"));
        last = dumps ? host.Dump() : string.Empty;
        inside = dumped;
        Assert.False(first.Domain.HasEnded);
        return host;
    }

    private static void HoldsInOrder(string dump, params string[] parts)
    {
        string[] lines = dump.Split('\n');
        int at = 0;
        foreach (string part in parts)
        {
            int found = Array.FindIndex(lines, at, line => Regex.IsMatch(line, part));
            Assert.True(found >= at, $"no line after line {at} matches {part}:\n{dump}");
            at = found + 1;
        }
    }

    [GeneratedRegex("[0-9a-f]{9,16}")]
    private static partial Regex Numbers();
}
