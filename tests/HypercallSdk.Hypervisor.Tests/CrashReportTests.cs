using System;
using System.Linq;
using System.Text.RegularExpressions;
using HypercallSdk.Abi;
using HypercallSdk.Guest;
using HypercallSdk.Hypervisor.Domains;

namespace HypercallSdk.Hypervisor.Tests;

// What a crash leaves: what Xen would print as a line or two, if that.
public sealed class CrashReportTests : IDisposable
{
    private readonly Host _host = new();
    private readonly GuestProbe _guest;

    public CrashReportTests() => _guest = GuestProbe.Boot<TimerKernel>(_host);

    private CrashReport Report => _guest.Domain.CrashReport!;

    public void Dispose() => _host.Dispose();

    // Each part under a heading of its own, in this order, one item a line: people read it, and scripts.
    [Fact]
    public void The_report_has_its_parts_in_order_one_item_a_line()
    {
        _guest.InGuest(() => _ = SchedOp.Block());
        _guest.InGuest(() => _ = EventChannelOp.Send(new EventChannelSend { Port = new Port(9999) }));
        _guest.Domain.EventChannels.RaiseVirq(_guest.Vcpu, Virq.Timer);
        Crash();

        const string Word = "(?:[0-9a-f]{16}|\\(unreadable\\))";
        string[] parts =
        [
            @"^Domain-0 \(d0\) crashed on vCPU 0 at \d+\.\d{6} ms: on purpose$",
            @"^  rip [0-9a-f]{16} cs [0-9a-f]{4} rflags [0-9a-f]{8} rsp [0-9a-f]{16} ss [0-9a-f]{4}$",
            @"^  rax ", @"^  rsi ", @"^  r9  ", @"^  r13 ",
            @"^stack around [0-9a-f]{16}:$",
            $"^  [0-9a-f]{{16}}:(?: +{Word}){{4}}$",
            $"^> [0-9a-f]{{16}}:(?: +{Word}){{4}}$",
            @"^vCPUs:$",
            @"^  v0 (?:running|blocked |runnable) +since \d+\.\d{6} ms, rip [0-9a-f]{16}; ran .* ms, waited .* ms, blocked .* ms, offline .* ms; upcall pending, unmasked$",
            @"^pending events:$",
            @"^  port \d+, VIRQ Timer, for v0$",
            @"^last hypercalls, the latest first:$",
            @"^  v0 EventChannelOp\(0x4, \.\.\.\) -> -22",
            @"^  v0 SchedOp\(0x1, \.\.\.\) -> -95",
            @"^last refusals, the latest first:$",
            @"^  refused: EventChannelOp\.Send\(op\.Port = 9999\) -> EINVAL",
            @"^  refused: SchedOp\.Block\(\) -> EOPNOTSUPP",
        ];
        string[] lines = Report.ToString().Split('\n');
        int at = 0;
        foreach (string part in parts)
        {
            int found = Array.FindIndex(lines, at, line => Regex.IsMatch(line, part));
            Assert.True(found >= at, $"no line after line {at} matches {part}:\n{Report}");
            at = found + 1;
        }
    }

    [Fact]
    public void The_stack_is_read_through_the_kernels_tables_and_what_cannot_be_read_is_marked()
    {
        // Three words below the top of the stack; above it lies a page that nobody maps, and one that is not mapped any more.
        ulong top = _guest.Domain.Image.StackTop;
        _guest.Vcpu.Traps.SetStackPointer(top - 24);
        Assert.True(_guest.Vcpu.TryCopyOut(top - 24, 0x1111UL));
        Assert.True(_guest.Vcpu.TryCopyOut(top - 16, 0x2222UL));
        Assert.True(_guest.Vcpu.TryCopyOut(top - 8, 0x3333UL));
        _guest.AssertSuccess(() => UpdateVaMapping.Set(new VirtualAddress(top), default, UpdateVaMappingFlags.InvalidatePage));
        Crash();

        Assert.Equal(top - 24, Report.StackPointer);
        StackLine line = Report.Stack.Single(line => Report.StackPointer - line.Address < 32);
        Assert.Equal([0x1111UL, 0x2222UL, 0x3333UL], line.Words[1..].ToArray());
        Assert.EndsWith(" 0000000000001111 0000000000002222 0000000000003333", line.ToString(), StringComparison.Ordinal);
        StackLine above = Report.Stack.Single(line => line.Address == top);
        Assert.All(above.Words.ToArray(), word => Assert.Null(word));
        Assert.Contains("(unreadable)", Report.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0UL)]
    [InlineData(ulong.MaxValue - 7)]
    [InlineData(0x8000_0000_0000_0000UL)]
    [InlineData(0xffff_8300_0000_0000UL)]
    public void A_stack_pointer_that_points_nowhere_does_no_harm(ulong pointer)
    {
        _guest.Vcpu.Traps.SetStackPointer(pointer);
        Crash();
        Assert.All(Report.Stack, line => Assert.Equal(4, line.Words.Length));
        Assert.Equal(pointer, Report.StackPointer);
    }

    [Fact]
    public void It_holds_the_last_64_hypercalls_and_the_last_8_refusals()
    {
        _guest.InGuest(() =>
        {
            for (uint i = 0; i < 100; i++)
                _ = EventChannelOp.Send(new EventChannelSend { Port = new Port(5000 + i) });
        });
        Crash();
        Assert.Equal(64, Report.LastHypercalls.Count);
        Assert.All(Report.LastHypercalls, call => Assert.Equal(-22, call.Result));
        Assert.Equal(Enumerable.Range(0, 8).Select(i => 5099UL - (ulong)i), Report.LastRefusals.Select(refusal => refusal.Value));
        Assert.Same(_guest.Domain.Log.Last, Report.LastRefusal);
    }

    private void Crash() => _guest.Domain.Crash(_guest.Vcpu, "on purpose", null, null);
}
