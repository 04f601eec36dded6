using System;
using System.Diagnostics;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Time;

namespace HypercallSdk.Hypervisor.Tests;

// Time as a guest sees it: the periodic timer as real Xen 4.17 was measured to run it, the one-shot timer, and clocks that
// do not go back.
public sealed class TimeTests : IDisposable
{
    private const ulong Millisecond = 1_000_000;
    private readonly Host _host = new();
    private readonly GuestProbe _guest;

    public TimeTests() => _guest = GuestProbe.Boot<TimerKernel>(_host);

    private ref TimerKernel Kernel => ref _guest.State<TimerKernel>();

    public void Dispose() => _host.Dispose();

    [Fact]
    public void A_running_vcpu_ticks_every_10_ms_from_the_start()
    {
        int before = Kernel.Ticks;
        Work(rounds: 95);
        Assert.InRange(Kernel.Ticks - before, 9, 10);
    }

    [Fact]
    public void A_vcpu_that_waits_is_not_woken_by_its_periodic_timer()
    {
        int before = Kernel.Ticks;
        Assert.Equal(RunOutcome.Idle, _host.Run().Outcome);
        Assert.Equal(before, Kernel.Ticks);

        // The one-shot wakes it after 200 ms: one event, not twenty.
        SetOneShot(_host.Now + (200 * Millisecond));
        _host.Run();
        Assert.Equal(before + 1, Kernel.Ticks);
    }

    [Fact]
    public void A_stopped_periodic_timer_ticks_no_more()
    {
        _guest.AssertSuccess(() => VcpuOp.StopPeriodicTimer(new VcpuId(0)));
        int before = Kernel.Ticks;
        Work(rounds: 50);
        Assert.Equal(before, Kernel.Ticks);
        _guest.AssertSuccess(() => VcpuOp.StopPeriodicTimer(new VcpuId(0)));
    }

    [Fact]
    public void A_running_vcpu_ticks_by_its_new_period()
    {
        _guest.AssertSuccess(() => VcpuOp.SetPeriodicTimer(new VcpuId(0), new VcpuSetPeriodicTimer { Period = 2 * Millisecond }));
        int before = Kernel.Ticks;
        Work(rounds: 40);
        Assert.InRange(Kernel.Ticks - before, 19, 20);
    }

    [Fact]
    public void A_one_shot_goes_off_once_not_before_its_time_and_idle_time_costs_nothing()
    {
        int before = Kernel.Ticks;
        ulong deadline = _host.Now + (24UL * 3600 * 1000 * Millisecond);
        SetOneShot(deadline);
        long started = Stopwatch.GetTimestamp();
        _host.Run();
        Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(10));
        Assert.Equal(before + 1, Kernel.Ticks);
        Assert.InRange(Kernel.LastTickAt, deadline, deadline + Millisecond);
    }

    [Fact]
    public void A_one_shot_in_the_past_goes_off_at_once_whatever_its_flags()
    {
        int before = Kernel.Ticks;
        _guest.AssertSuccess(() => VcpuOp.SetSingleshotTimer(new VcpuId(0), new VcpuSetSingleshotTimer { Timeout = 1, Flags = VcpuSingleshotFlags.Future }));
        _host.Run();
        Assert.Equal(before + 1, Kernel.Ticks);
    }

    [Fact]
    public void A_one_shot_is_stopped_by_zero_and_by_the_other_call()
    {
        int before = Kernel.Ticks;
        SetOneShot(_host.Now + Millisecond);
        _guest.AssertSuccess(() => Abi.Timer.Set(0));
        _host.Run();
        SetOneShot(_host.Now + Millisecond);
        _guest.AssertSuccess(() => VcpuOp.StopSingleshotTimer(new VcpuId(0)));
        _host.Run();
        Assert.Equal(before, Kernel.Ticks);
    }

    [Theory]
    [InlineData(-5L)]
    [InlineData(long.MaxValue)]
    public void A_one_shot_out_of_all_bounds_goes_off_after_100_ms(long deadline)
    {
        ulong now = _host.Now;
        _guest.AssertSuccess(() => Abi.Timer.Set(deadline));
        _host.Run();
        Assert.InRange(Kernel.LastTickAt, now + (100 * Millisecond), now + (102 * Millisecond));
    }

    [Fact]
    public void Bad_timers_are_refused_as_xen_does()
    {
        _guest.AssertRefused(XenErrno.InvalidArgument, () => VcpuOp.SetPeriodicTimer(new VcpuId(0), new VcpuSetPeriodicTimer { Period = Millisecond - 1 }));
        _guest.AssertRefused(XenErrno.InvalidArgument, () => VcpuOp.SetPeriodicTimer(new VcpuId(0), new VcpuSetPeriodicTimer { Period = 1UL << 63 }));
        _guest.AssertRefused(XenErrno.NotFound, () => VcpuOp.SetPeriodicTimer(new VcpuId(1), new VcpuSetPeriodicTimer { Period = Millisecond }));
        _guest.AssertRefused(XenErrno.NotFound, () => VcpuOp.StopPeriodicTimer(new VcpuId(uint.MaxValue)));
        _guest.AssertRefused(XenErrno.NotFound, () => VcpuOp.SetSingleshotTimer(new VcpuId(1), default));
        _guest.AssertRefused(XenErrno.NotFound, () => VcpuOp.StopSingleshotTimer(new VcpuId(1)));
    }

    [Fact]
    public void What_the_guest_sees_of_time_never_goes_back_and_agrees_with_the_machine()
    {
        Work(rounds: 3000);
        Assert.False(Kernel.WentBack);
        Assert.InRange(_host.Now - Kernel.EarliestSeen, 0UL, 10 * Millisecond);
    }

    [Fact]
    public unsafe void Each_stamp_moves_the_version_by_two_and_leaves_it_even()
    {
        uint before = _guest.Vcpu.Info->Time.Version;
        Work(rounds: 2500);
        uint after = _guest.Vcpu.Info->Time.Version;
        Assert.Equal(0U, after & 1);
        Assert.InRange(after - before, 4U, 6U);
    }

    [Fact]
    public void On_a_wall_clock_a_deadline_takes_its_time()
    {
        using var host = new Host(new HostOptions { Time = TimeMode.WallClock });
        GuestProbe guest = GuestProbe.Boot<TimerKernel>(host);
        guest.AssertSuccess(() => Abi.Timer.Set((long)(host.Now + (50 * Millisecond))));
        ulong deadline = host.Now + (40 * Millisecond);
        host.Run();
        Assert.True(host.Now >= deadline);
        Assert.True(guest.State<TimerKernel>().LastTickAt >= deadline);
        Assert.True(guest.State<TimerKernel>().Ticks >= 1);
    }

    [Fact]
    public void A_run_ends_at_its_limit()
    {
        using var host = new Host(new HostOptions { RunLimit = TimeSpan.FromMilliseconds(30) });
        GuestProbe guest = GuestProbe.Boot<TimerKernel>(host);
        guest.State<TimerKernel>().Rounds = int.MaxValue;
        guest.AssertSuccess(() => Abi.Timer.Set(1));
        RunResult result = host.Run();
        Assert.Equal(RunOutcome.LimitReached, result.Outcome);
        Assert.Single(result.Alive);
    }

    private void SetOneShot(ulong deadline) => _guest.AssertSuccess(() => Abi.Timer.Set((long)deadline));

    // Wakes the kernel by an event of its own, not counted; its background work then goes on for that many milliseconds.
    private void Work(int rounds)
    {
        Kernel.Rounds = rounds;
        Kernel.Ticks--;
        SetOneShot(1);
        _host.Run();
    }
}
