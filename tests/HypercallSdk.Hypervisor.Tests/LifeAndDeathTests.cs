using System;
using System.Collections.Generic;
using HypercallSdk.Abi;
using HypercallSdk.Guest;
using HypercallSdk.Hypervisor.Domains;
using HypercallSdk.Hypervisor.Hypercalls;

namespace HypercallSdk.Hypervisor.Tests;

// How domains end, and that their ends are theirs alone.
public sealed class LifeAndDeathTests : IDisposable
{
    private readonly Host _host = new();

    public void Dispose() => _host.Dispose();

    [Theory]
    [InlineData(ShutdownReason.PowerOff)]
    [InlineData(ShutdownReason.Reboot)]
    [InlineData(ShutdownReason.Crash)]
    [InlineData(ShutdownReason.Watchdog)]
    [InlineData(ShutdownReason.SoftReset)]
    [InlineData((ShutdownReason)77)]
    public void A_domain_ends_for_the_reason_it_gives_and_its_code_is_left(ShutdownReason reason)
    {
        GuestProbe guest = GuestProbe.Boot(_host);
        bool reached = false;
        guest.InGuest(() =>
        {
            _ = SchedOp.Shutdown(new SchedShutdown { Reason = reason }, default);
            reached = true;
        });
        Assert.False(reached);
        Assert.True(guest.Domain.HasEnded);
        Assert.Equal(reason, guest.Domain.ExitReason);
        Assert.Equal(RunOutcome.AllEnded, _host.Run().Outcome);
    }

    [Fact]
    public void A_latched_code_is_what_the_end_is_reported_with()
    {
        GuestProbe guest = GuestProbe.Boot(_host);
        guest.AssertSuccess(() => SchedOp.ShutdownCode(new SchedShutdown { Reason = ShutdownReason.Reboot }));
        guest.AssertSuccess(() => SchedOp.ShutdownCode(new SchedShutdown { Reason = ShutdownReason.Crash }));
        guest.InGuest(SchedOp.PowerOff);
        Assert.Equal(ShutdownReason.Reboot, guest.Domain.ExitReason);
    }

    [Fact]
    public void The_control_domain_ends_others_and_others_do_not()
    {
        GuestProbe zero = GuestProbe.Boot(_host);
        GuestProbe one = GuestProbe.Boot(_host);
        one.AssertRefused(XenErrno.NotPermitted, () => SchedOp.RemoteShutdown(new SchedRemoteShutdown { Domain = DomainId.Zero }));
        zero.AssertRefused(XenErrno.NoSuchDomain, () => SchedOp.RemoteShutdown(new SchedRemoteShutdown { Domain = new DomainId(9) }));
        zero.AssertSuccess(() => SchedOp.RemoteShutdown(new SchedRemoteShutdown { Domain = one.Domain.Id, Reason = ShutdownReason.Reboot }));
        Assert.Equal(ShutdownReason.Reboot, one.Domain.ExitReason);
        Assert.False(zero.Domain.HasEnded);
    }

    [Fact]
    public void Waiting_in_mid_handler_is_refused_and_yielding_is_not()
    {
        GuestProbe guest = GuestProbe.Boot(_host);
        guest.AssertSuccess(SchedOp.Yield);
        Refusal refusal = guest.AssertRefused(XenErrno.NotSupported, SchedOp.Block);
        Assert.Contains("return from the handler", refusal.ToString(), StringComparison.Ordinal);
        Assert.Contains("return from the handler", guest.AssertRefused(XenErrno.NotSupported, () => SchedOp.Poll(default)).ToString(), StringComparison.Ordinal);
        guest.AssertRefused(XenErrno.InvalidArgument, () => SchedOp.Poll(new SchedPoll { PortCount = 129 }));
    }

    [Fact]
    public void A_poll_returns_where_xen_would_at_once()
    {
        GuestProbe guest = GuestProbe.Boot(_host);
        Port port = guest.Domain.AllocateUnboundPort(DomainId.Zero);
        ulong place = guest.Domain.Image.ScratchAddress;
        guest.InGuest(() => new GuestPointer<Port>(place).Write(port));
        SchedPoll poll = new() { Ports = new GuestPointer<Port>(place), PortCount = 1 };
        guest.AssertRefused(XenErrno.NotSupported, () => SchedOp.Poll(poll));
        guest.AssertRefused(XenErrno.NotSupported, () => SchedOp.Poll(new SchedPoll { Timeout = _host.Now + 1_000_000 }));
        guest.AssertSuccess(() => SchedOp.Poll(new SchedPoll { Timeout = 1 }));
        guest.Domain.EventChannels.Raise(port);
        guest.AssertSuccess(() => SchedOp.Poll(poll));

        guest.InGuest(() => new GuestPointer<Port>(place).Write(new Port(9999)));
        guest.AssertRefused(XenErrno.InvalidArgument, () => SchedOp.Poll(poll));
        guest.AssertRefused(XenErrno.BadAddress, () => SchedOp.Poll(new SchedPoll { Ports = new GuestPointer<Port>(0xffff_8000_0000_0000), PortCount = 1 }));
        guest.AssertRefused(XenErrno.BadAddress, () => SchedOp.Poll(new SchedPoll { Ports = new GuestPointer<Port>(0x1000), PortCount = 1 }));
    }

    [Fact]
    public void The_control_domain_is_told_that_a_domain_has_ended_or_is_gone()
    {
        GuestProbe zero = GuestProbe.Boot(_host);
        GuestProbe one = GuestProbe.Boot(_host);
        EventChannelBindVirq bind = new() { Virq = Virq.DomainException };
        zero.AssertSuccess(() => EventChannelOp.BindVirq(ref bind));
        Assert.False(zero.Domain.EventChannels.IsPending(bind.Port));
        one.InGuest(SchedOp.PowerOff);
        Assert.True(zero.Domain.EventChannels.IsPending(bind.Port));
        zero.Domain.Shared.ClearPending(bind.Port);
        _host.DestroyDomain(one.Domain);
        Assert.True(zero.Domain.EventChannels.IsPending(bind.Port));
    }

    [Fact]
    public void A_second_end_changes_nothing_and_a_reason_has_8_bits()
    {
        GuestProbe zero = GuestProbe.Boot(_host);
        GuestProbe one = GuestProbe.Boot(_host);
        zero.AssertSuccess(() => SchedOp.RemoteShutdown(new SchedRemoteShutdown { Domain = one.Domain.Id, Reason = (ShutdownReason)0x101 }));
        zero.AssertSuccess(() => SchedOp.RemoteShutdown(new SchedRemoteShutdown { Domain = one.Domain.Id, Reason = ShutdownReason.Crash }));
        Assert.Equal(ShutdownReason.Reboot, one.Domain.ExitReason);
        zero.AssertRefused(XenErrno.NoSuchDomain, () => SchedOp.RemoteShutdown(new SchedRemoteShutdown { Domain = DomainId.Self }));
    }

    [Fact]
    public void A_kernel_that_swallows_the_unwind_gets_it_again_at_every_call()
    {
        Domain domain = Run("c");
        Assert.Equal(ShutdownReason.PowerOff, domain.ExitReason);
        Assert.Null(domain.CrashReport);
        Assert.Empty(domain.ConsoleText);
    }

    [Theory]
    [InlineData("t", "InvalidOperationException: on purpose")]
    [InlineData("n", "NullReferenceException")]
    public void What_a_kernel_throws_ends_its_domain_and_no_other(string commandLine, string reason)
    {
        GuestProbe other = GuestProbe.Boot(_host);
        UInt128 before = _host.StateHash(other.Domain);
        Domain domain = Run(commandLine);
        Assert.Equal(ShutdownReason.Crash, domain.ExitReason);
        Assert.Contains(reason, domain.CrashReport!.Reason, StringComparison.Ordinal);
        Assert.NotNull(domain.CrashReport.Exception);
        Assert.Contains(nameof(MisbehavingKernel), domain.CrashReport.ToString(), StringComparison.Ordinal);
        Assert.Equal(before, _host.StateHash(other.Domain));
        other.AssertSuccess(XenVersion.Version);
    }

    [Fact]
    public void A_handler_that_never_ends_its_hypercalls_is_ended_and_told_why()
    {
        using var host = new Host(new HostOptions { HypercallsPerHandler = 1000 });
        Domain domain = host.CreateDomain<MisbehavingKernel>(new DomainConfig { MemoryMegabytes = 8, CommandLine = "l" });
        host.Run();
        Assert.Contains("more than 1000 hypercalls", domain.CrashReport!.Reason, StringComparison.Ordinal);
        IReadOnlyList<HypercallRecord> calls = domain.CrashReport.LastHypercalls;
        Assert.Equal(64, calls.Count);
        Assert.Equal(HypercallNumber.XenVersion, calls[0].Number);
        Assert.Equal(0x4_0011, calls[0].Result);
    }

    [Fact]
    public void A_destroyed_domains_memory_comes_back_zeroed()
    {
        ulong free = _host.Memory.FreeFrames;
        GuestProbe guest = GuestProbe.Boot(_host);
        MachineFrame frame = guest.Vcpu.AddressSpace.Walk(guest.Domain.Image.ScratchAddress).LastEntry.Frame;
        guest.InGuest(() => new GuestPointer<ulong>(KernelMemory.ScratchPage.Value).Write(ulong.MaxValue));
        _host.DestroyDomain(guest.Domain);
        Assert.Equal(free, _host.Memory.FreeFrames);
        Assert.Empty(_host.Domains);

        GuestProbe next = GuestProbe.Boot(_host);
        Assert.True(_host.Memory[frame].IsOwnedBy(next.Domain.Id));
        Assert.True(next.Vcpu.TryCopyIn(next.Domain.Image.ScratchAddress, out ulong content));
        Assert.Equal(0UL, content);
        Assert.Throws<ArgumentException>(() => _host.DestroyDomain(guest.Domain));
    }

    [Fact]
    public void Idle_is_told_from_all_ended()
    {
        GuestProbe guest = GuestProbe.Boot(_host);
        RunResult result = _host.Run();
        Assert.Equal(RunOutcome.Idle, result.Outcome);
        Assert.Same(guest.Domain, Assert.Single(result.Alive));
        Assert.False(_host.Step());
    }

    private Domain Run(string commandLine)
    {
        Domain domain = _host.CreateDomain<MisbehavingKernel>(new DomainConfig { MemoryMegabytes = 8, CommandLine = commandLine });
        _host.Run();
        return domain;
    }
}
