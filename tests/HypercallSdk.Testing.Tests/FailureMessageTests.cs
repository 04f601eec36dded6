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
        Assert.Equal("", message);
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
        Assert.Contains("    | > (no end of line yet)", message, StringComparison.Ordinal);
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
        Assert.EndsWith("d0v0  Timer.Set(rdi 0x3ba7a6b9, rsi 0x0) -> 0", last[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void The_kit_leans_on_no_test_framework() =>
        Assert.All(
            typeof(Guest).Assembly.GetReferencedAssemblies(),
            static name => Assert.True(name.Name!.StartsWith("System.", StringComparison.Ordinal) || name.Name.StartsWith("HypercallSdk.", StringComparison.Ordinal), name.Name));
}
