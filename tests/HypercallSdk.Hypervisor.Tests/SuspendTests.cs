using System;
using HypercallSdk.Abi;
using HypercallSdk.Guest;
using HypercallSdk.Hypervisor.Scheduling;

namespace HypercallSdk.Hypervisor.Tests;

/// <summary>
/// The generated suspend and resume entries: what the guest library holds is let go of and taken up again, and the domain
/// goes on as if nothing had been.
/// </summary>
public sealed class SuspendTests
{
    // Its processor has idled, with its clock standing, while another worked.
    [Fact]
    public void A_domain_that_is_suspended_or_resumed_by_the_host_is_told_the_time_that_it_is()
    {
        using var host = new Host(new HostOptions { PhysicalCpus = 2 });
        GuestProbe guest = GuestProbe.Boot<SuspendingKernel>(host, new DomainConfig { MemoryMegabytes = 8, Affinity = CpuMask.Of(1) });
        host.CreateDomain<WorkingKernel>(new DomainConfig { MemoryMegabytes = 8, Affinity = CpuMask.Of(0), CommandLine = "round=1000000 rounds=500" });
        host.Run();
        ulong now = host.Now;
        Assert.True(now > 500_000_000);
        guest.Domain.Suspend();
        Assert.InRange(guest.State<SuspendingKernel>().SuspendedAt, now, now + 1_000_000);
        guest.Domain.Resume();
        Assert.InRange(host.PhysicalCpus[1].LocalTime, now, now + 1_000_000);
    }

    [Fact]
    public void A_suspended_domain_does_not_run_and_goes_on_when_resumed()
    {
        using var host = new Host(new HostOptions());
        GuestProbe probe = GuestProbe.Boot<SuspendingKernel>(host);

        probe.Domain.Suspend();
        Assert.True(probe.Domain.IsSuspended);
        Assert.Equal(1, probe.State<SuspendingKernel>().Suspends);
        host.Run();
        Assert.Equal(0, probe.State<SuspendingKernel>().Resumes);

        probe.Domain.Resume();
        host.Run();
        Assert.Null(probe.Domain.CrashReport?.ToString());
        Assert.False(probe.Domain.IsSuspended);
        Assert.Equal(1, probe.State<SuspendingKernel>().Resumes);
        Assert.Equal("resumed 1 time\n", probe.Domain.ConsoleText);
    }

    [Fact]
    public void Interrupts_that_attributes_bind_arrive_again_after_a_resume()
    {
        using var host = new Host(new HostOptions());
        GuestProbe probe = GuestProbe.Boot<SuspendingKernel>(host);
        probe.Domain.Suspend();
        probe.Domain.Resume();
        host.Run();
        Assert.Equal(1, probe.State<SuspendingKernel>().Interrupts);
        Assert.True(probe.State<SuspendingKernel>().MaskedInEntries);

        probe.AssertSuccess(() => Timers.SetOneShot(Timers.SystemTime + 1_000_000));
        host.Run();
        Assert.Equal(1, probe.State<SuspendingKernel>().Ticks);
    }

    [Fact]
    public void The_ports_that_attributes_bound_are_closed_while_suspended()
    {
        using var host = new Host(new HostOptions());
        GuestProbe probe = GuestProbe.Boot<SuspendingKernel>(host);
        Assert.NotEqual(0U, probe.Domain.EventChannels.PortOf(probe.Vcpu, Virq.Timer).Value);
        probe.Domain.Suspend();
        Assert.Equal(0U, probe.Domain.EventChannels.PortOf(probe.Vcpu, Virq.Timer).Value);
        probe.Domain.Resume();
        Assert.NotEqual(0U, probe.Domain.EventChannels.PortOf(probe.Vcpu, Virq.Timer).Value);
    }

    [Fact]
    public void Suspending_out_of_order_is_the_hosts_mistake()
    {
        using var host = new Host(new HostOptions());
        Domains.Domain unborn = host.CreateDomain<SuspendingKernel>(new DomainConfig { MemoryMegabytes = 8 });
        Assert.Throws<InvalidOperationException>(unborn.Suspend);
        host.Run();
        Assert.Throws<InvalidOperationException>(unborn.Resume);
        unborn.Suspend();
        Assert.Throws<InvalidOperationException>(unborn.Suspend);
    }

    [Fact]
    public void A_suspend_asked_for_inside_a_handler_is_refused_and_explained()
    {
        using var host = new Host(new HostOptions());
        GuestProbe probe = GuestProbe.Boot<SuspendingKernel>(host);
        probe.AssertRefused(XenErrno.NotSupported, () => SchedOp.Suspend(default));
    }
}
