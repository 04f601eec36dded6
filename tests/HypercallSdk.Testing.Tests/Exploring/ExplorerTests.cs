using System;
using System.Linq;
using System.Threading;
using Xunit;

namespace HypercallSdk.Testing.Tests.Exploring;

public sealed class ExplorerTests
{
    [Fact]
    public void A_lock_that_is_taken_is_waited_for() => Explorer.Explore<Counting>(500);

    [Fact]
    public void Without_a_lock_updates_are_lost()
    {
        ExplorationFailure failure = Explorer.Find<CountingUnlocked>(500)!;
        Assert.NotNull(failure);
        Disturbance only = Assert.Single(failure.Schedule.Disturbances);
        Assert.Equal(DisturbanceKind.HoldUp, only.Kind);
        string place = Assert.Single(failure.Places);
        Assert.True(place.Contains("before it writes memory at CountingKernel.cs:", StringComparison.Ordinal), failure.ToString());
    }

    [Fact]
    public void What_is_found_does_not_depend_on_how_many_runs_go_on_at_once()
    {
        string[] found = [.. new[] { 1, 2, 5 }.Select(static parallelism => Explorer.Find<CountingUnlocked>(500, new ExplorationOptions { Seed = 40, Parallelism = parallelism })!.ToString())];
        Assert.Equal(found[0], found[1]);
        Assert.Equal(found[0], found[2]);
    }

    [Fact]
    public void One_seed_and_schedule_is_one_run_to_the_last_bit()
    {
        const string Disturbed = "d1v0 point 40 +7us; d1v1 point 9 +3us; d1v0 point 52 +2us";
        UInt128 undisturbed = HashOf("");
        UInt128 first = HashOf(Disturbed);
        Assert.NotEqual(undisturbed, first);
        for (int time = 0; time < 20; time++)
            Assert.Equal(first, HashOf(Disturbed));
    }

    [Fact]
    public void What_fails_by_itself_has_nothing_that_disturbs_it()
    {
        ExplorationFailureException thrown = Assert.Throws<ExplorationFailureException>(static () => Explorer.Explore<FailingByItself>(100, new ExplorationOptions { Seed = 5 }));
        ExplorationFailure failure = thrown.Failure!;
        Assert.Equal((1, 5UL), (failure.Run, failure.Seed));
        Assert.Empty(failure.Schedule.Disturbances);
        Assert.StartsWith("""
            FailingByItself failed in run 1 of 100: it never works
              nothing disturbs it: it fails by itself
              a test that runs it again:
                [Fact]
                public void FailingByItself_run_1() =>
                    Explorer.Replay<FailingByItself>(seed: 5, "");
            """, thrown.Message.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.IsType<InvalidOperationException>(thrown.InnerException);
    }

    [Fact]
    public void What_fails_once_and_not_again_is_told_so()
    {
        ExplorationFailure failure = Explorer.Find<FailingOnce>(100, new ExplorationOptions { Parallelism = 1 })!;
        Assert.Contains("something in it comes neither from the seed nor from the schedule", failure.Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_crash_in_a_handler_that_was_held_up_is_its_guests()
    {
        ExplorationFailure failure = Explorer.Find<ThrowingLate>(200)!;
        Assert.Contains("the kernel threw InvalidOperationException: too late", failure.Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_guest_that_is_killed_in_the_middle_of_its_handlers_harms_nobody() => Explorer.Explore<KilledInTheMiddle>(500);

    [Fact]
    public void Programs_in_user_mode_are_disturbed_with_their_kernel_and_do_what_they_did() => Explorer.Explore<ProgramsBeside>(40);

    [Fact]
    public void A_snapshot_is_restored_with_what_disturbs_the_run() => Explorer.Explore<CountingTwice>(200);

    [Fact]
    public void A_place_that_the_run_does_not_come_to_does_nothing() =>
        Explorer.Replay<Counting>(seed: 0, "d1v0 point 100000 +1ms; d7v3 timer 1 +1ms; d1 fault 3 chance 9");

    [Fact]
    public void There_are_runs_and_threads_for_them()
    {
        Assert.Throws<ArgumentOutOfRangeException>(static () => Explorer.Find<Counting>(0));
        Assert.Throws<ArgumentOutOfRangeException>(static () => Explorer.Find<Counting>(1, new ExplorationOptions { Parallelism = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(static () => Explorer.Find<Counting>(1, new ExplorationOptions { ShrinkingRuns = 0 }));
    }

    private static UInt128 HashOf(string schedule)
    {
        Hashes.Value = default;
        Explorer.Replay<HashedCounting>(seed: 3, schedule);
        return Hashes.Value;
    }

    private static class Hashes
    {
        private static readonly ThreadLocal<UInt128> _value = new();

        public static UInt128 Value
        {
            get => _value.Value;
            set => _value.Value = value;
        }
    }

    private sealed class HashedCounting : Counting
    {
        public override void Run(Machine machine)
        {
            base.Run(machine);
            Hashes.Value = Hash;
        }
    }

    private sealed class FailingOnce : Scenario
    {
        private static int _runs;

        public override void Run(Machine machine)
        {
            machine.Boot<TickingKernel>();
            if (Interlocked.Increment(ref _runs) == 20)
                throw new InvalidOperationException("the twentieth");
        }
    }

    // A kernel's own exception, on whatever thread its handler was when it went on.
    private sealed class ThrowingLate : Scenario
    {
        public override void Run(Machine machine)
        {
            Guest<LateKernel> guest = machine.Boot<LateKernel>();
            Guest<TickingKernel> other = machine.Boot<TickingKernel>();
            guest.RunUntil(() => guest.Kernel.Ticks >= 3);
            other.RunUntilLine("tick 1");
        }
    }
}
