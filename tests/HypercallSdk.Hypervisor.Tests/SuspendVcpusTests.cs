using System.Linq;
using HypercallSdk.Guest;

namespace HypercallSdk.Hypervisor.Tests;

/// <summary>A suspend stops the vCPUs that were started; after the resume they go on, each with its own interrupts.</summary>
public sealed class SuspendVcpusTests
{
    private const int Started = 3;

    [Fact]
    public void Vcpus_that_were_up_are_down_while_suspended_and_up_afterwards()
    {
        using var host = new Host(new HostOptions());
        GuestProbe probe = Boot(host);
        Assert.Equal([true, true, true, false], probe.Domain.Vcpus.Select(static vcpu => vcpu.IsUp));
        probe.Domain.Suspend();
        Assert.Equal([true, false, false, false], probe.Domain.Vcpus.Select(static vcpu => vcpu.IsUp));
        probe.Domain.Resume();
        Assert.Equal([true, true, true, false], probe.Domain.Vcpus.Select(static vcpu => vcpu.IsUp));
        host.Run();
        Assert.Null(probe.Domain.CrashReport?.ToString());
        Assert.Equal(1, probe.State<SuspendingVcpusKernel>().Boots[1]);
    }

    [Fact]
    public void Interrupts_and_timers_of_every_vcpu_arrive_again_after_a_resume()
    {
        using var host = new Host(new HostOptions());
        GuestProbe probe = Boot(host);
        probe.Domain.Suspend();
        probe.Domain.Resume();
        host.Run();
        for (int vcpu = 0; vcpu < Started; vcpu++)
        {
            int target = vcpu;
            probe.AssertSuccess(() => Events.SendIpi(target, 0));
        }

        host.Run();
        Assert.Null(probe.Domain.CrashReport?.ToString());
        for (int vcpu = 0; vcpu < Started; vcpu++)
        {
            Assert.Equal((1, 1), (probe.State<SuspendingVcpusKernel>().Interrupts[vcpu], probe.State<SuspendingVcpusKernel>().Ticks[vcpu]));
        }
    }

    // Another domain has the machine's time pass meanwhile. One of the vCPUs is down from before the suspend until after it.
    [Fact]
    public void A_timer_of_every_vcpu_that_falls_due_while_suspended_goes_off_after_the_resume()
    {
        const int down = 2;
        using var host = new Host(new HostOptions());
        GuestProbe probe = Boot(host);
        for (int vcpu = 0; vcpu < Started; vcpu++)
            GuestProbe.InGuest(probe.Domain.Vcpus[vcpu], static () => Assert.True(Timers.SetOneShot(Timers.SystemTime + 1_000_000).IsSuccess));

        probe.AssertSuccess(static () => Guest.Vcpus.Stop(down));
        probe.Domain.Suspend();
        host.CreateDomain<WorkingKernel>(new DomainConfig { MemoryMegabytes = 8, CommandLine = "round=1000000 rounds=10" });
        host.Run();
        Assert.DoesNotContain(probe.Domain.Vcpus, static vcpu => vcpu.SingleShotTimer.IsArmed);
        probe.Domain.Resume();
        host.Run();
        Assert.Null(probe.Domain.CrashReport?.ToString());
        Assert.Equal((1, 1, 0), Ticks(probe));
        probe.AssertSuccess(static () => Guest.Vcpus.Start(down));
        host.Run();
        Assert.Equal((1, 1, 1), Ticks(probe));
    }

    private static (int First, int Second, int Third) Ticks(GuestProbe probe)
    {
        ref PerVcpu<int> ticks = ref probe.State<SuspendingVcpusKernel>().Ticks;
        return (ticks[0], ticks[1], ticks[2]);
    }

    private static GuestProbe Boot(Host host) =>
        GuestProbe.Boot<SuspendingVcpusKernel>(host, new DomainConfig { MemoryMegabytes = 16, Vcpus = Started + 1 });
}
