using System;
using System.Collections.Generic;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Domains;
using HypercallSdk.Hypervisor.Scheduling;
using Vcpu = HypercallSdk.Hypervisor.Vcpus.Vcpu;

namespace HypercallSdk.Hypervisor.Tests;

// Where vCPUs may run: what keeps one on a processor for a while (SCHEDOP_pin_override), and the ends of the masks.
public sealed class AffinityTests
{
    [Theory]
    [InlineData(SchedulerKind.Credit)]
    [InlineData(SchedulerKind.Null)]
    public void A_vcpu_that_is_pinned_runs_there_whatever_its_affinity_until_that_is_undone(SchedulerKind scheduler)
    {
        using var host = new Host(new HostOptions { PhysicalCpus = 4, Scheduler = scheduler });
        GuestProbe guest = GuestProbe.Boot<TimerKernel>(host, new DomainConfig { MemoryMegabytes = 8, Affinity = CpuMask.Of(0, 1) });
        guest.AssertSuccess(() => Pin(3));
        Assert.Equal([3], WhereItRuns(guest));
        Assert.Equal(CpuMask.Of(3), guest.Vcpu.Unit.HardAffinity);

        guest.AssertSuccess(() => Pin(-1));
        Assert.Equal(CpuMask.Of(0, 1), guest.Vcpu.Unit.HardAffinity);
        Assert.Subset(new HashSet<int> { 0, 1 }, WhereItRuns(guest));
    }

    [Fact]
    public void A_pin_that_cannot_be_is_refused_and_changes_nothing()
    {
        using var host = new Host(new HostOptions { PhysicalCpus = 2 });
        GuestProbe control = GuestProbe.Boot<TimerKernel>(host);
        GuestProbe other = GuestProbe.Boot<TimerKernel>(host);
        other.AssertRefused(XenErrno.NotPermitted, () => Pin(0));
        control.AssertRefused(XenErrno.InvalidArgument, () => Pin(2));
        control.AssertRefused(XenErrno.InvalidArgument, () => Pin(-1));
        Assert.Equal(CpuMask.All, control.Vcpu.Unit.HardAffinity);

        control.AssertSuccess(() => Pin(1));
        control.AssertRefused(XenErrno.Busy, () => Pin(0));
        control.AssertRefused(XenErrno.Busy, () => Pin(1));
        Assert.Equal([1], WhereItRuns(control));
        Assert.Equal(CpuMask.All, other.Vcpu.Unit.HardAffinity);
    }

    [Fact]
    public void Where_a_pinned_vcpu_may_run_is_not_set_until_it_is_pinned_no_more()
    {
        using var host = new Host(new HostOptions { PhysicalCpus = 2 });
        GuestProbe guest = GuestProbe.Boot<TimerKernel>(host);
        guest.AssertSuccess(() => Pin(1));
        Assert.Contains("kept on 1", Assert.Throws<InvalidOperationException>(() => guest.Domain.SetAffinity(default, CpuMask.Of(0), CpuMask.All)).Message, StringComparison.Ordinal);
        guest.Domain.SetAffinity(default, CpuMask.Of(1), CpuMask.Of(0));
        guest.AssertSuccess(() => Pin(-1));
        Assert.Equal((CpuMask.All, CpuMask.Of(0)), guest.Domain.GetAffinity(default));
        guest.Domain.SetAffinity(default, CpuMask.Of(0), CpuMask.All);
        Assert.Equal([0], WhereItRuns(guest));
    }

    // Each of a domain's vCPUs has its own.
    [Fact]
    public void A_vcpu_that_moves_does_not_move_the_others()
    {
        using var host = new Host(new HostOptions { PhysicalCpus = 3, RunLimit = TimeSpan.FromMilliseconds(20) });
        Domain domain = host.CreateDomain<LookingKernel>(new DomainConfig { MemoryMegabytes = 8, Vcpus = 4 });
        host.Run();
        for (uint i = 0; i < 4; i++)
            domain.SetAffinity(new VcpuId(i), CpuMask.Of((int)i % 3), CpuMask.All);

        // One that was in the middle of a handler goes on where it is until that is done.
        host.Run();
        for (int step = 0; step < 2000; step++)
        {
            Assert.True(host.Step());
            foreach (Vcpu vcpu in domain.Vcpus)
                Assert.False(vcpu.Runstate.Kind <= RunstateKind.Runnable && vcpu.Unit.Cpu.Id != (int)vcpu.Id.Value % 3, $"{vcpu} is on {vcpu.Unit.Cpu}");
        }
    }

    // Processors that the machine does not have count for nothing; where it would rather run counts only where it may.
    [Theory]
    [InlineData(1, 1UL, ulong.MaxValue, 0)]
    [InlineData(64, 1UL << 63, ulong.MaxValue, 63)]
    [InlineData(2, (1UL << 63) | 2, 1UL << 63, 1)]
    [InlineData(2, 2UL, 1UL, 1)]
    [InlineData(4, ulong.MaxValue, 1UL << 2, 2)]
    [InlineData(4, 10UL, 6UL, 1)]
    public void A_vcpu_runs_where_it_may_and_would_rather(int cpus, ulong hard, ulong soft, int expected)
    {
        using var host = new Host(new HostOptions { PhysicalCpus = cpus });
        GuestProbe guest = GuestProbe.Boot<TimerKernel>(host);
        guest.Domain.SetAffinity(default, new CpuMask(hard), new CpuMask(soft));
        Assert.Equal([expected], WhereItRuns(guest));
    }

    private static HypercallResult Pin(int cpu) => SchedOp.PinOverride(new() { Pcpu = cpu });

    // It is asleep; it is given some rounds of work, and a timer to wake it.
    private static HashSet<int> WhereItRuns(GuestProbe guest)
    {
        guest.State<TimerKernel>().Rounds = 20;
        guest.AssertSuccess(() => Abi.Timer.Set((long)guest.Host.Now + 1_000_000));
        var places = new HashSet<int>();
        while (guest.Host.Step())
        {
            if (guest.Vcpu.Runstate.Kind == RunstateKind.Running)
                places.Add(guest.Vcpu.Unit.Cpu.Id);
        }

        Assert.Equal(0, guest.State<TimerKernel>().Rounds);
        return places;
    }
}
