using System;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Domains;

namespace HypercallSdk.Hypervisor.Tests;

// A watchdog that is not fed in time ends its domain, whatever the domain does or does not do meanwhile.
public sealed class WatchdogTests : IDisposable
{
    private const ulong Second = 1_000_000_000;
    private readonly Host _host = new();
    private readonly GuestProbe _guest;

    public WatchdogTests() => _guest = GuestProbe.Boot<TimerKernel>(_host);

    public void Dispose() => _host.Dispose();

    [Fact]
    public void A_domain_that_waits_for_ever_is_ended_when_its_watchdog_was_not_fed()
    {
        Assert.Equal(1, Set(0, 5));
        ulong deadline = _host.Now + (5 * Second);
        Assert.Equal(RunOutcome.AllEnded, _host.Run().Outcome);
        Assert.Equal(ShutdownReason.Watchdog, _guest.Domain.ExitReason);
        Assert.InRange(_host.Now, deadline - 1_000_000, deadline + 1_000_000);
        Assert.Contains("watchdog 1 was not fed for 5 s", _guest.Domain.CrashReport!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_kernel_that_goes_round_in_its_idle_work_is_ended_too()
    {
        _guest.State<TimerKernel>().Rounds = int.MaxValue;
        Assert.Equal(1, Set(0, 2));
        ulong deadline = _host.Now + (2 * Second);
        _guest.AssertSuccess(() => Abi.Timer.Set(1));
        Assert.Equal(RunOutcome.AllEnded, _host.Run().Outcome);
        Assert.Equal(ShutdownReason.Watchdog, _guest.Domain.ExitReason);
        Assert.InRange(_host.Now, deadline, deadline + 2_000_000);
    }

    [Fact]
    public void A_paused_domain_is_not_spared()
    {
        Set(0, 1);
        _guest.Domain.Pause();
        Assert.Equal(RunOutcome.AllEnded, _host.Run().Outcome);
        Assert.Equal(ShutdownReason.Watchdog, _guest.Domain.ExitReason);
    }

    [Fact]
    public void A_watchdog_that_is_fed_or_taken_back_does_not_bite()
    {
        Assert.Equal(1, Set(0, 1));
        Assert.Equal(2, Set(0, 3));
        ulong start = _host.Now;
        for (ulong half = 1; half <= 8; half++)
        {
            _guest.AssertSuccess(() => Abi.Timer.Set((long)(start + (half * Second / 2))));
            while (_guest.Domain.EventChannels.IsPending(default) || _host.Now < start + (half * Second / 2))
                Assert.True(_host.Step());

            Assert.Equal(0, Set(1, 1));
            if (half == 5)
                Assert.Equal(0, Set(2, 0));
        }

        Assert.Equal(0, Set(1, 0));
        Assert.Equal(RunOutcome.Idle, _host.Run().Outcome);
        Assert.False(_guest.Domain.HasEnded);
    }

    [Fact]
    public void A_domain_has_two_and_xen_says_so_in_32_bits()
    {
        Assert.Equal(1, Set(0, 10));
        Assert.Equal(2, Set(0, 10));
        long before = _guest.Domain.Log.RefusalCount;
        HypercallResult third = _guest.Call(() => SchedOp.Watchdog(new SchedWatchdog { Timeout = 10 }));
        Assert.Equal(unchecked((uint)-(int)XenErrno.NoSpace), third.Value);
        Assert.Equal(before + 1, _guest.Domain.Log.RefusalCount);
        Assert.Equal(XenErrno.NoSpace, _guest.Domain.Log.Last!.Error);
        Assert.Equal(0, Set(1, 0));
        Assert.Equal(1, Set(0, 10));
    }

    [Fact]
    public void Only_watchdogs_that_the_domain_has_are_fed_or_taken_back()
    {
        _guest.AssertRefused(XenErrno.InvalidArgument, () => SchedOp.Watchdog(new SchedWatchdog { Id = 3, Timeout = 1 }));
        _guest.AssertRefused(XenErrno.InvalidArgument, () => SchedOp.Watchdog(new SchedWatchdog { Id = uint.MaxValue, Timeout = 1 }));
        _guest.AssertRefused(XenErrno.InvalidArgument, () => SchedOp.Watchdog(new SchedWatchdog { Id = 1, Timeout = 1 }));
        Set(0, 10);
        _guest.AssertRefused(XenErrno.InvalidArgument, () => SchedOp.Watchdog(new SchedWatchdog { Id = 2, Timeout = 0 }));
        Set(1, 0);
        _guest.AssertRefused(XenErrno.InvalidArgument, () => SchedOp.Watchdog(new SchedWatchdog { Id = 1, Timeout = 0 }));
    }

    [Fact]
    public void A_new_watchdog_without_time_bites_at_once()
    {
        Assert.Equal(1, Set(0, 0));
        Assert.Equal(RunOutcome.AllEnded, _host.Run().Outcome);
        Assert.Equal(ShutdownReason.Watchdog, _guest.Domain.ExitReason);
    }

    [Fact]
    public void Its_domains_end_ends_it_and_a_suspended_domain_is_not_ended_by_it()
    {
        using var host = new Host();
        GuestProbe suspended = GuestProbe.Boot<SuspendingKernel>(host);
        suspended.AssertSuccess(() => SchedOp.Watchdog(new SchedWatchdog { Timeout = 1 }));
        suspended.Domain.Suspend();
        Assert.Equal(RunOutcome.Idle, host.Run().Outcome);
        Assert.False(suspended.Domain.HasEnded);

        Set(0, 1);
        _guest.InGuest(SchedOp.PowerOff);
        Assert.Equal(RunOutcome.AllEnded, _host.Run().Outcome);
        Assert.Equal(ShutdownReason.PowerOff, _guest.Domain.ExitReason);
        Assert.True(_host.Now < Second);
        Assert.Equal(0, _guest.Domain.Watchdogs[0].QueueIndex + 1);
    }

    [Fact]
    public void The_state_hash_tells_its_deadline()
    {
        Set(0, 10);
        UInt128 before = _host.StateHash(_guest.Domain);
        _guest.Domain.Watchdogs[0].Feed(11, _host.Now);
        Assert.NotEqual(before, _host.StateHash(_guest.Domain));
    }

    private long Set(uint number, uint seconds) =>
        _guest.AssertSuccess(() => SchedOp.Watchdog(new SchedWatchdog { Id = number, Timeout = seconds }));
}
