using HypercallSdk.Hypervisor.Time;

namespace HypercallSdk.Hypervisor.Tests;

// The rules of Xen's periodic timer, each by itself.
public sealed class PeriodicTimerTests
{
    private const ulong Millisecond = 1_000_000;

    [Fact]
    public void While_the_vcpu_runs_ticks_are_exactly_a_period_apart()
    {
        var timer = new PeriodicTimer();
        Assert.False(timer.TakeTicks((10 * Millisecond) - 1));
        Assert.True(timer.TakeTicks(12 * Millisecond));
        Assert.Equal(20 * Millisecond, timer.Next);

        // Two that came due within one handler are one event.
        Assert.True(timer.TakeTicks(45 * Millisecond));
        Assert.Equal(50 * Millisecond, timer.Next);
        Assert.False(timer.TakeTicks(45 * Millisecond));
    }

    [Fact]
    public void A_tick_that_came_due_while_the_vcpu_did_not_run_is_late_and_the_next_one_a_period_after_it()
    {
        var timer = new PeriodicTimer();
        Assert.True(timer.TakeTickLate(123 * Millisecond));
        Assert.Equal(133 * Millisecond, timer.Next);
        Assert.False(timer.TakeTickLate(132 * Millisecond));
    }

    [Fact]
    public void A_new_period_counts_from_the_last_tick()
    {
        var timer = new PeriodicTimer();
        timer.TakeTicks(10 * Millisecond);
        Assert.False(timer.Set(5 * Millisecond, 12 * Millisecond));
        Assert.Equal(15 * Millisecond, timer.Next);
        Assert.True(timer.Set(1 * Millisecond, 13 * Millisecond));
        Assert.Equal(14 * Millisecond, timer.Next);
        Assert.False(timer.Set(0, 20 * Millisecond));
        Assert.False(timer.TakeTicks(ulong.MaxValue - 1));
        Assert.False(timer.Set((1UL << 62) - 1, 30 * Millisecond));
        Assert.False(timer.TakeTickLate(1UL << 61));
    }
}
