using System;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Domains;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor.Tests;

// A paused domain does nothing and loses nothing; each pause needs an unpause of its own.
public sealed class PauseTests : IDisposable
{
    private const ulong Millisecond = 1_000_000;
    private readonly Host _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public void A_paused_domain_does_nothing_until_each_pause_is_taken_back()
    {
        GuestProbe guest = GuestProbe.Boot<TimerKernel>(_host);
        guest.Domain.Pause();
        guest.Domain.Pause();
        guest.State<TimerKernel>().Rounds = 5;
        Raise(guest);
        Assert.False(_host.Step());
        guest.Domain.Unpause();
        Assert.False(_host.Step());
        Assert.Equal(5, guest.State<TimerKernel>().Rounds);
        guest.Domain.Unpause();
        Assert.False(guest.Domain.IsPaused);
        _host.Run();
        Assert.Equal(0, guest.State<TimerKernel>().Rounds);
        Assert.Equal(1, guest.State<TimerKernel>().Ticks);
    }

    [Fact]
    public void A_domain_is_paused_255_times_at_most_and_never_unpaused_below_zero()
    {
        GuestProbe guest = GuestProbe.Boot(_host);
        Assert.Throws<InvalidOperationException>(guest.Domain.Unpause);
        Assert.False(guest.Domain.TryUnpause());
        for (int i = 0; i < 255; i++)
            guest.Domain.Pause();

        Assert.Throws<InvalidOperationException>(guest.Domain.Pause);
        Assert.False(guest.Domain.TryPause());
        Assert.Equal(255, guest.Domain.PauseCount);
    }

    [Fact]
    public void A_domain_that_works_stops_before_its_next_handler_and_another_has_the_processor()
    {
        Domain first = _host.CreateDomain<WorkingKernel>(Working("round=1000000 rounds=100"));
        Domain second = _host.CreateDomain<WorkingKernel>(Working("round=1000000 rounds=100"));
        for (int i = 0; i < 20; i++)
            Assert.True(_host.Step());

        first.Pause();
        TimeSpan ran = first.CpuTime;
        Assert.Equal(RunOutcome.Idle, _host.Run().Outcome);
        Assert.Equal(ran, first.CpuTime);
        Assert.InRange(second.CpuTime.TotalMilliseconds, 100, 102);
        first.Unpause();
        _host.Run();
        Assert.InRange(first.CpuTime.TotalMilliseconds, 100, 102);
    }

    // As Xen's: one that waits is blocked though it is paused, until it has something to do.
    [Fact]
    public void The_runstate_of_a_paused_vcpu_is_offline_once_it_has_something_to_do()
    {
        GuestProbe guest = GuestProbe.Boot<TimerKernel>(_host);
        guest.Domain.Pause();
        Assert.Equal(RunstateKind.Blocked, guest.Vcpu.Runstate.Kind);
        Raise(guest);
        Assert.Equal(RunstateKind.Offline, guest.Vcpu.Runstate.Kind);
        guest.Domain.Unpause();
        Assert.Equal(RunstateKind.Runnable, guest.Vcpu.Runstate.Kind);
        guest.Domain.Pause();
        Assert.Equal(RunstateKind.Offline, guest.Vcpu.Runstate.Kind);
        guest.Domain.Unpause();
        _host.Run();
        Assert.Equal(RunstateKind.Blocked, guest.Vcpu.Runstate.Kind);
    }

    [Fact]
    public void A_vcpu_and_its_domain_are_paused_beside_each_other()
    {
        GuestProbe guest = GuestProbe.Boot<TimerKernel>(_host);
        Assert.False(guest.Vcpu.TryUnpause());
        Assert.True(guest.Vcpu.TryPause());
        guest.Domain.Pause();
        Raise(guest);
        guest.Domain.Unpause();
        Assert.False(_host.Step());
        Assert.True(guest.Vcpu.TryUnpause());
        _host.Run();
        Assert.Equal(1, guest.State<TimerKernel>().Ticks);
        for (int i = 0; i < 255; i++)
            Assert.True(guest.Vcpu.TryPause());

        Assert.False(guest.Vcpu.TryPause());
    }

    [Fact]
    public void Timers_of_a_paused_domain_go_off_at_their_times_and_are_taken_later()
    {
        GuestProbe guest = GuestProbe.Boot<TimerKernel>(_host);
        ulong deadline = _host.Now + (50 * Millisecond);
        guest.AssertSuccess(() => Abi.Timer.Set((long)deadline));
        guest.Domain.Pause();
        _host.Run();
        Assert.InRange(_host.Now, deadline, deadline + Millisecond);
        Assert.Equal(0, guest.State<TimerKernel>().Ticks);
        guest.Domain.Unpause();
        _host.Run();
        Assert.Equal(1, guest.State<TimerKernel>().Ticks);
    }

    [Fact]
    public void A_paused_domain_is_destroyed_and_ended_like_any_other()
    {
        ulong free = _host.Memory.FreeFrames;
        GuestProbe zero = GuestProbe.Boot(_host);
        GuestProbe one = GuestProbe.Boot(_host);
        one.Domain.Pause();
        Raise(one);
        zero.AssertSuccess(() => SchedOp.RemoteShutdown(new SchedRemoteShutdown { Domain = one.Domain.Id, Reason = ShutdownReason.Reboot }));
        Assert.Equal(ShutdownReason.Reboot, one.Domain.ExitReason);
        one.Domain.Unpause();
        Assert.False(_host.Step());
        Domain two = _host.CreateDomain<WorkingKernel>(Working("round=1000 rounds=1000"));
        two.Pause();
        _host.DestroyDomain(one.Domain);
        _host.DestroyDomain(two);
        _host.DestroyDomain(zero.Domain);
        Assert.Equal(free, _host.Memory.FreeFrames);
        Assert.False(_host.Step());
    }

    [Fact]
    public void A_paused_domain_is_neither_suspended_nor_resumed()
    {
        GuestProbe guest = GuestProbe.Boot<SuspendingKernel>(_host);
        guest.Domain.Pause();
        Assert.Contains("paused", Assert.Throws<InvalidOperationException>(guest.Domain.Suspend).Message, StringComparison.Ordinal);
        guest.Domain.Unpause();
        guest.Domain.Suspend();
        guest.Domain.Pause();
        Assert.Throws<InvalidOperationException>(guest.Domain.Resume);
        guest.Domain.Unpause();
        guest.Domain.Resume();
        Assert.Equal(1, guest.State<SuspendingKernel>().Resumes);
    }

    [Fact]
    public void The_state_hash_tells_how_often_a_domain_is_paused()
    {
        GuestProbe guest = GuestProbe.Boot(_host);
        UInt128 before = _host.StateHash();
        guest.Domain.Pause();
        UInt128 once = _host.StateHash();
        guest.Domain.Pause();
        Assert.NotEqual(before, once);
        Assert.NotEqual(once, _host.StateHash());
        guest.Domain.Unpause();
        guest.Domain.Unpause();
        Assert.Equal(before, _host.StateHash());
    }

    private static DomainConfig Working(string commandLine) => new() { MemoryMegabytes = 8, CommandLine = commandLine };

    private static void Raise(GuestProbe guest)
    {
        if (!guest.Domain.EventChannels.RaiseVirq(guest.Vcpu, Virq.Timer))
            guest.Vcpu.Wake();
    }
}
