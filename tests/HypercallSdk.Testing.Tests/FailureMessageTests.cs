using System;
using System.Linq;
using HypercallSdk.Hypervisor;

namespace HypercallSdk.Testing.Tests;

/// <summary>What a failed test prints.</summary>
public sealed class FailureMessageTests
{
    [Fact]
    public void A_failure_says_what_failed_how_to_run_it_again_and_what_happened()
    {
        using Guest<FailingKernel> guest = Guest.Boot<FailingKernel>(seed: 7, new DomainConfig { CommandLine = "r", Name = "victim" }, "tests/Suite.cs", 12);
        GuestFailureException failure = Assert.Throws<GuestFailureException>(() => guest.RunUntilLine("ready"));

        // The call site of a refusal is a line of this repository's kernel.
        string message = string.Join('\n', failure.Message.Split('\n').Select(static line => line.Split("; at ")[0].TrimEnd()));
        Assert.Equal(
            """
            Waited for the line "ready" of victim (FailingKernel, d0): nothing can happen any more on the machine
              virtual time 1.004020 ms; to run it again: the same test: Guest.Boot<FailingKernel>(seed: 7, ...) at Suite.cs:12
            victim (FailingKernel, d0): running
                v0 blocked  since 1.004020 ms, rip ffffffff80000240; ran 0.004220 ms, waited 0.000000 ms, blocked 0.999800 ms, offline 0.000000 ms; no upcall pending, unmasked
              console:
                | now
              refusals, the latest last:
                refused: EventChannelOp.Send(op.Port = 999) -> EINVAL: no such port; expected 1 to 63
            last on the machine, the latest last:
                     0.000000 ms d0v0  enters its kernel: boot
                     0.001000 ms d0v0  TrapTable.Set(rdi 0xffffffff80009000, rsi 0x0) -> 0
                     0.001200 ms d0v0  UpdateVaMapping.Set(rdi 0xffffffff80002000, rsi 0x153007) -> 0
                     0.001400 ms d0v0  Callbacks.Register(rdi 0x0, rsi 0xffffffff80009000) -> 0
                     0.001600 ms d0v0  Callbacks.Register(rdi 0x0, rsi 0xffffffff80009000) -> 0
                     0.001800 ms d0v0  Callbacks.Register(rdi 0x0, rsi 0xffffffff80009000) -> 0
                     0.002000 ms d0v0  EventChannelOp.BindVirq(rdi 0x1, rsi 0xffffffff80009000) -> 0
                     0.002200 ms d0v0  EventChannelOp.Unmask(rdi 0x9, rsi 0xffffffff80009000) -> 0
                     0.002400 ms d0v0  VcpuOp.StopPeriodicTimer(rdi 0x7, rsi 0x0) -> 0
                     0.002620 ms d0v0  Timer.Set(rdi 0xf4c7c, rsi 0x0) -> 0
                     1.002620 ms host  event for d0v0 port 1
                     1.002620 ms d0v0  enters its kernel: upcall
                     1.003620 ms d0v0  ConsoleIo.Write(rdi 0x0, rsi 0x4) -> 0
                     1.003820 ms d0v0  EventChannelOp.Send(rdi 0x4, rsi 0xffffffff80009000) -> EINVAL
            """,
            message);
        Assert.Equal(7UL, failure.Seed);
        Assert.Equal(guest.Machine.Now, failure.Time);
    }

    [Fact]
    public void A_crash_has_its_report_and_what_the_kernel_threw()
    {
        using Guest<FailingKernel> guest = Guest.Boot<FailingKernel>(seed: 7, new DomainConfig { CommandLine = "t" });
        GuestFailureException failure = Assert.Throws<GuestFailureException>(() => guest.RunUntilLine("ready"));
        Assert.Contains("\ncrash report:\n    FailingKernel", failure.Message.Replace("Domain-0 (d0)", "FailingKernel", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal("on purpose", Assert.IsType<InvalidOperationException>(failure.InnerException).Message);
    }

    [Fact]
    public void Every_guest_of_the_machine_is_described_the_one_waited_for_first()
    {
        using var machine = new Machine(seed: 7);
        machine.Boot<TalkingKernel>(new DomainConfig { Name = "first" });
        Guest<TalkingKernel> second = machine.Boot<TalkingKernel>(new DomainConfig { Name = "second" });
        string message = Assert.Throws<GuestFailureException>(() => second.RunUntilLine("never")).Message;
        int about = message.IndexOf("\nsecond (TalkingKernel, d1): running", StringComparison.Ordinal);
        int other = message.IndexOf("\nfirst (TalkingKernel, d0): running", StringComparison.Ordinal);
        Assert.True(about > 0 && other > about, message);
        Assert.Contains("    | >  (no end of line yet)", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_console_is_cut_to_its_last_lines_and_says_so()
    {
        using Guest<TickingKernel> guest = Guest.Boot<TickingKernel>(seed: 7);
        string message = Assert.Throws<GuestFailureException>(() => guest.RunUntilLine("never", TimeSpan.FromSeconds(1))).Message;
        Assert.Contains("console, the last 40 lines of 199:", message, StringComparison.Ordinal);
        Assert.Contains("| tick 199\n", message, StringComparison.Ordinal);
        Assert.DoesNotContain("| tick 159\n", message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_last_that_happened_is_there_though_much_happened_before()
    {
        using Guest<TickingKernel> guest = Guest.Boot<TickingKernel>(new MachineOptions { Seed = 7, RecordsKept = 64 });
        string message = Assert.Throws<GuestFailureException>(() => guest.RunUntilLine("never", TimeSpan.FromSeconds(1))).Message;
        string[] last = message[message.IndexOf("last on the machine", StringComparison.Ordinal)..].Split('\n');
        Assert.Equal(25, last.Length);
        Assert.Matches(@"^ +995\.\d{6} ms d0v0  Timer\.Set\(rdi 0x[0-9a-f]+, rsi 0x[0-9a-f]+\) -> 0$", last[^1]);
    }

    [Fact]
    public void The_kit_leans_on_no_test_framework() =>
        Assert.All(
            typeof(Guest).Assembly.GetReferencedAssemblies(),
            static name => Assert.True(name.Name!.StartsWith("System.", StringComparison.Ordinal) || name.Name.StartsWith("HypercallSdk.", StringComparison.Ordinal), name.Name));
}
