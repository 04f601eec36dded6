using System;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor;

namespace HypercallSdk.Testing.Tests;

/// <summary>Waiting: a wait ends when what it waits for is there, and not before; and with a failure where it does not come.</summary>
public sealed class WaitTests
{
    private static readonly TimeSpan _millisecond = TimeSpan.FromMilliseconds(1);

    [Fact]
    public void A_guest_that_was_booted_has_run_its_boot_method_and_one_that_was_made_has_not()
    {
        using var machine = new Machine(seed: 7);
        Guest<TalkingKernel> guest = machine.Create<TalkingKernel>();
        Assert.Empty(guest.ConsoleText);
        Assert.Equal(0UL, guest.Kernel.Pages);

        using Guest<TalkingKernel> booted = Guest.Boot<TalkingKernel>(seed: 7, new DomainConfig { MemoryMegabytes = 6 });
        Assert.Equal((6UL << 20) / Page.Size, booted.Kernel.Pages);
        Assert.Equal(["hello", "1536 pages", "hello"], booted.ConsoleLines);
    }

    [Fact]
    public void Waits_for_lines_read_the_console_from_top_to_bottom()
    {
        using Guest<TalkingKernel> guest = Guest.Boot<TalkingKernel>(seed: 7);
        guest.RunUntilLine("hello");
        guest.RunUntilLine("hello");
        Assert.Contains("for the line \"hello\" of TalkingKernel (d0)", Assert.Throws<GuestFailureException>(() => guest.RunUntilLine("hello", _millisecond)).Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void A_part_of_a_line_is_no_line()
    {
        using Guest<TalkingKernel> guest = Guest.Boot<TalkingKernel>(seed: 7);
        Assert.Throws<GuestFailureException>(() => guest.RunUntilLine("pages", _millisecond));
        Assert.Equal("2048 pages", guest.RunUntilText("pages"));
        Assert.Throws<GuestFailureException>(() => guest.RunUntilText("pages", _millisecond));
    }

    [Fact]
    public void A_prompt_that_has_no_end_is_found_once()
    {
        using Guest<TalkingKernel> guest = Guest.Boot<TalkingKernel>(seed: 7);
        Assert.Equal("> ", guest.RunUntilText("> "));
        Assert.Throws<GuestFailureException>(() => guest.RunUntilText("> ", _millisecond));
        guest.Type("a");
        guest.RunUntilText("> ");
        Assert.Equal(1, guest.Kernel.Keys);
        Assert.Contains("> key 97", guest.ConsoleLines);
    }

    [Fact]
    public void What_is_typed_reaches_an_unprivileged_guest_too()
    {
        using Guest<TalkingKernel> guest = Guest.Boot<TalkingKernel>(new MachineOptions { Seed = 7, HasControlDomain = true });
        Assert.Equal(new DomainId(1), guest.Id);
        guest.RunUntilText("> ");
        guest.Type("xq");
        Assert.Equal(ShutdownReason.PowerOff, guest.RunUntilEnd());
        Assert.Equal("> key 113", guest.ConsoleLines[^1]);
        Assert.Equal(2, guest.Kernel.Keys);
    }

    [Fact]
    public void A_wait_ends_at_its_bound_in_virtual_time_and_not_before()
    {
        using Guest<TickingKernel> guest = Guest.Boot<TickingKernel>(seed: 7);
        TimeSpan start = guest.Machine.Now;
        GuestFailureException failure = Assert.Throws<GuestFailureException>(() => guest.RunUntilLine("never", TimeSpan.FromMilliseconds(52)));
        Assert.Equal("Waited 52.000000 ms of virtual time for the line \"never\" of TickingKernel (d0)", failure.Summary);
        Assert.InRange(guest.Machine.Now - start, TimeSpan.FromMilliseconds(52), TimeSpan.FromMilliseconds(53));
        Assert.Equal(10UL, guest.Kernel.Ticks);

        guest.RunUntilLine("tick 12", TimeSpan.FromMilliseconds(10));
        Assert.Equal(12UL, guest.Kernel.Ticks);
    }

    [Fact]
    public void A_wait_without_a_bound_of_its_own_has_the_machines()
    {
        using Guest<TickingKernel> guest = Guest.Boot<TickingKernel>(new MachineOptions { Seed = 7, Bound = TimeSpan.FromMilliseconds(22) });
        Assert.Throws<GuestFailureException>(() => guest.RunUntilIdle());
        Assert.Equal(4UL, guest.Kernel.Ticks);
    }

    [Fact]
    public void A_wait_for_what_cannot_come_any_more_fails_at_once()
    {
        using Guest<TalkingKernel> idle = Guest.Boot<TalkingKernel>(seed: 7);
        Assert.Equal("Waited for the line \"never\" of TalkingKernel (d0): nothing can happen any more on the machine", Assert.Throws<GuestFailureException>(() => idle.RunUntilLine("never")).Summary);
        Assert.True(idle.Machine.Now < _millisecond);

        using Guest<TickingKernel> ended = Guest.Boot<TickingKernel>(seed: 7, new DomainConfig { CommandLine = "ticks=2" });
        Assert.Contains("ended first (PowerOff)", Assert.Throws<GuestFailureException>(() => ended.RunUntilLine("tick 3")).Summary, StringComparison.Ordinal);
        Assert.Throws<GuestFailureException>(() => ended.RunUntilCrash());
    }

    [Fact]
    public void The_last_line_of_a_guest_that_ends_is_a_line()
    {
        using Guest<TalkingKernel> guest = Guest.Boot<TalkingKernel>(seed: 7);
        guest.Kill();
        Assert.Equal(ShutdownReason.PowerOff, guest.ExitReason);
        Assert.Equal("> ", guest.ConsoleLines[^1]);
        guest.RunUntilLine("> ");
    }

    [Fact]
    public void An_idle_machine_is_one_on_which_nothing_can_happen()
    {
        using Guest<TalkingKernel> idle = Guest.Boot<TalkingKernel>(seed: 7);
        idle.RunUntilIdle();
        idle.Type("a");
        Assert.Equal(0, idle.Kernel.Keys);
        idle.RunUntilIdle();
        Assert.Equal(1, idle.Kernel.Keys);

        using Guest<TickingKernel> ticking = Guest.Boot<TickingKernel>(seed: 7);
        Assert.Contains("Waited 100.000000 ms of virtual time for the machine to be idle", Assert.Throws<GuestFailureException>(() => ticking.RunUntilIdle(TimeSpan.FromMilliseconds(100))).Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void Time_passes_by_what_was_asked_whether_or_not_anything_happens()
    {
        using Guest<TickingKernel> ticking = Guest.Boot<TickingKernel>(seed: 7);
        ticking.RunFor(TimeSpan.FromMilliseconds(5005));
        Assert.Equal(1000UL, ticking.Kernel.Ticks);

        using Guest<TalkingKernel> idle = Guest.Boot<TalkingKernel>(seed: 7);
        TimeSpan start = idle.Machine.Now;
        idle.RunFor(TimeSpan.FromHours(1));
        Assert.Equal(start + TimeSpan.FromHours(1), idle.Machine.Now);
        idle.Machine.RunUntilTime(TimeSpan.FromHours(2));
        Assert.Equal(TimeSpan.FromHours(2), idle.Machine.Now);
        idle.Machine.RunUntilTime(TimeSpan.FromHours(1));
        Assert.Equal(TimeSpan.FromHours(2), idle.Machine.Now);
    }

    [Fact]
    public void Time_passes_on_several_processors_alike()
    {
        using Guest<TalkingKernel> idle = Guest.Boot<TalkingKernel>(new MachineOptions { Seed = 7, PhysicalCpus = 3 });
        idle.Machine.RunUntilTime(TimeSpan.FromSeconds(2));
        Assert.Equal(TimeSpan.FromSeconds(2), idle.Machine.Now);
        idle.Type("a");
        idle.RunUntilIdle();
        Assert.Equal(1, idle.Kernel.Keys);
        Assert.InRange(idle.Machine.Now, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(2) + _millisecond);
    }

    [Fact]
    public void A_condition_is_looked_at_after_each_handler_and_named_by_its_source()
    {
        using Guest<TickingKernel> guest = Guest.Boot<TickingKernel>(seed: 7);
        guest.RunUntil(() => guest.Kernel.Ticks == 3);
        Assert.Equal(3UL, guest.Kernel.Ticks);
        GuestFailureException failure = Assert.Throws<GuestFailureException>(() => guest.RunUntil(() => guest.Kernel.Ticks == 2, _millisecond));
        Assert.Equal("Waited 1.000000 ms of virtual time for guest.Kernel.Ticks == 2", failure.Summary);
    }

    [Theory]
    [InlineData("f", "it ended itself (SCHEDOP_shutdown, Crash)")]
    [InlineData("t", "the kernel threw InvalidOperationException: on purpose")]
    public void A_crash_fails_every_wait_unless_the_test_expects_it(string what, string reason)
    {
        using Guest<FailingKernel> guest = Guest.Boot<FailingKernel>(seed: 7, new DomainConfig { CommandLine = what });

        // The line is there, and the crash in the same handler must not hide behind it.
        Assert.Contains("crashed first: ", Assert.Throws<GuestFailureException>(() => guest.RunUntilLine("now")).Summary, StringComparison.Ordinal);
        Assert.Contains(reason, Assert.Throws<GuestFailureException>(() => guest.RunFor(_millisecond)).Message, StringComparison.Ordinal);
        Assert.Throws<GuestFailureException>(() => guest.RunUntilIdle());

        GuestCrash crash = guest.RunUntilCrash();
        Assert.Contains(reason, crash.Explanation, StringComparison.Ordinal);
        Assert.Equal(what == "t", crash.Report is not null);
        guest.RunUntilLine("now");
        guest.RunUntilIdle();
    }

    [Fact]
    public void A_crash_in_the_boot_method_fails_the_boot_and_can_be_waited_for()
    {
        Assert.Contains("crashed first: ", Assert.Throws<GuestFailureException>(() => Guest.Boot<FailingKernel>(seed: 7, new DomainConfig { CommandLine = "b" })).Summary, StringComparison.Ordinal);

        using var machine = new Machine(seed: 7);
        Guest<FailingKernel> guest = machine.Create<FailingKernel>(new DomainConfig { CommandLine = "b" });
        Assert.Equal(ShutdownReason.Crash, guest.RunUntilCrash().Reason);
        guest.RunUntilLine("  fault address dead0000");
    }

    [Fact]
    public void A_wait_for_a_crash_that_failed_expects_none()
    {
        using Guest<FailingKernel> guest = Guest.Boot<FailingKernel>(seed: 7, new DomainConfig { CommandLine = "f" });
        Assert.Throws<GuestFailureException>(() => guest.RunUntilCrash(TimeSpan.FromTicks(1)));
        Assert.Throws<GuestFailureException>(() => guest.RunUntilIdle());
    }

    [Fact]
    public void A_bound_that_could_never_be_reached_is_refused()
    {
        Assert.Throws<ArgumentException>(() => new Machine(new MachineOptions { Costs = new() { Entry = 0 } }));
        Assert.Throws<ArgumentException>(() => new Machine(new MachineOptions { Bound = TimeSpan.Zero }));
        using var machine = new Machine(seed: 7);
        Assert.Throws<ArgumentOutOfRangeException>(() => machine.RunUntilIdle(TimeSpan.FromTicks(-1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => machine.RunFor(TimeSpan.FromTicks(-1)));
    }
}
