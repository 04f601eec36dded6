using System;
using HypercallSdk.Abi;
using HypercallSdk.Guest;
using HypercallSdk.Hypervisor.Domains;
using HypercallSdk.Hypervisor.Scheduling;
using Vcpu = HypercallSdk.Hypervisor.Vcpus.Vcpu;

namespace HypercallSdk.Hypervisor.Tests;

// What the control domain does to other domains, and what comes of it while they run. (What it is answered about itself is
// asked of real Xen: SchedulingAnswersTests.)
public sealed class ControlCallTests
{
    private const int DomctlNumber = (int)HypercallNumber.Domctl;
    private const int SysctlNumber = (int)HypercallNumber.Sysctl;
    private static readonly uint[] _domctls = [3, 4, 9, 10, 14, 15, 16, 25];
    private static readonly uint[] _sysctls = [3, 4, 8, 19];

    [Fact]
    public void A_domain_that_is_stopped_does_not_run_until_it_was_let_go_as_often()
    {
        using Host host = Machine(1);
        GuestProbe zero = GuestProbe.Boot(host);
        Domain worker = Work(host);
        host.Run();
        Pause(zero, worker);
        Pause(zero, worker);
        TimeSpan ran = worker.CpuTime;
        host.Run();
        Assert.Equal(ran, worker.CpuTime);
        Assert.Equal((1, 0, 0), Info(zero, worker).State);

        Unpause(zero, worker);
        host.Run();
        Assert.Equal(ran, worker.CpuTime);
        Unpause(zero, worker);
        host.Run();
        Assert.True(worker.CpuTime > ran);
        Refusal refusal = zero.AssertRefused(XenErrno.InvalidArgument, () => Domctl.UnpauseDomain(new() { Domain = worker.Id }));
        Assert.Contains("not paused", refusal.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_stop_of_the_hosts_and_one_of_the_control_domains_count_together_255_at_most()
    {
        using Host host = Machine(1);
        GuestProbe zero = GuestProbe.Boot(host);
        GuestProbe one = GuestProbe.Boot(host);
        one.Domain.Pause();
        for (int i = 1; i < 255; i++)
            Pause(zero, one.Domain);

        Refusal refusal = zero.AssertRefused(XenErrno.Overflow, () => Domctl.PauseDomain(new() { Domain = one.Domain.Id }));
        Assert.Contains("255", refusal.ToString(), StringComparison.Ordinal);
        Assert.Equal(255, one.Domain.PauseCount);
        one.Domain.Unpause();
        for (int i = 1; i < 255; i++)
            Unpause(zero, one.Domain);

        Assert.False(one.Domain.IsPaused);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(2, false)]
    [InlineData(3, true)]
    [InlineData(4, false)]
    public void The_number_of_a_domains_vcpus_is_the_one_that_it_was_made_with(uint count, bool isRight)
    {
        using Host host = Machine(1);
        GuestProbe zero = GuestProbe.Boot(host);
        GuestProbe one = GuestProbe.Boot(host, new DomainConfig { MemoryMegabytes = 8, Vcpus = 3 });
        HypercallResult Ask() => Domctl.MaxVcpus(new() { Domain = one.Domain.Id, MaxVcpus = new() { Maximum = count } });
        if (isRight)
            zero.AssertSuccess(Ask);
        else
            Assert.Contains("3", zero.AssertRefused(XenErrno.InvalidArgument, Ask).ToString(), StringComparison.Ordinal);

        Assert.Equal(3, one.Domain.Vcpus.Count);
    }

    [Fact]
    public void What_a_vcpu_of_another_domain_does_is_told()
    {
        using Host host = Machine(2);
        GuestProbe zero = GuestProbe.Boot(host, new DomainConfig { MemoryMegabytes = 8, Affinity = CpuMask.Of(0) });
        GuestProbe one = GuestProbe.Boot<SeveralVcpusKernel>(host, new DomainConfig { MemoryMegabytes = 8, Vcpus = 2, Affinity = CpuMask.Of(1) });
        Domain worker = Work(host, affinity: CpuMask.Of(1));
        host.Run();
        Assert.Equal((1, 1, 0), Info(zero, one.Domain).State);
        Assert.Equal((0, 0, 0), Info(zero, one.Domain, 1).State);
        DomctlGetVcpuInfo working = Info(zero, worker).Answer;
        Assert.Equal((1, 0, 1, 1U), (working.Online, working.Blocked, working.Running, working.Pcpu));
        Assert.Equal(worker.CpuTime.TotalNanoseconds, (double)working.CpuTime, tolerance: 100);
        Assert.Equal(0UL, Info(zero, one.Domain, 1).Answer.CpuTime);

        Pause(zero, worker);
        host.Run();
        Assert.Equal((1, 0, 0), Info(zero, worker).State);
        Assert.Equal(worker.CpuTime.TotalNanoseconds, (double)Info(zero, worker).Answer.CpuTime, tolerance: 100);
        Refuse(zero, XenErrno.InvalidArgument, new() { Command = 14, Domain = one.Domain.Id, GetVcpuInfo = new() { Vcpu = new VcpuId(2) } });
    }

    [Fact]
    public void A_vcpu_that_may_not_stay_leaves_its_processor_and_does_not_come_back()
    {
        using Host host = Machine(4);
        GuestProbe zero = GuestProbe.Boot(host);
        Domain worker = Work(host);
        for (int cpu = 3; cpu >= 0; cpu--)
        {
            Assert.Equal(1UL << cpu, SetAffinity(zero, worker, VcpuAffinityFlags.Hard, 1UL << cpu).Hard);
            TimeSpan ran = worker.CpuTime;
            host.Run();
            Assert.Equal((uint)cpu, Info(zero, worker).Answer.Pcpu);
            Assert.True(worker.CpuTime - ran > TimeSpan.FromMilliseconds(48));
        }

        Assert.Equal(CpuMask.Of(0), worker.GetAffinity(default).Hard);
    }

    [Fact]
    public void A_vcpu_that_would_rather_runs_there_and_elsewhere_when_it_must()
    {
        using Host host = Machine(4);
        GuestProbe zero = GuestProbe.Boot(host);
        GuestProbe one = GuestProbe.Boot<TimerKernel>(host);
        (ulong hard, ulong soft) = SetAffinity(zero, one.Domain, VcpuAffinityFlags.Hard | VcpuAffinityFlags.Soft, 0b1100, 0b0111);
        Assert.Equal((0b1100UL, 0b0100UL), (hard, soft));
        Assert.Equal((0b1100UL, 0b0111UL), GetAffinity(zero, one.Domain));
        Wake(one);
        Assert.Equal(2U, Info(zero, one.Domain).Answer.Pcpu);

        Domain worker = Work(host, affinity: CpuMask.Of(2));
        host.Run();
        Assert.Equal(2U, Info(zero, worker).Answer.Pcpu);
        Wake(one);
        Assert.Equal(3U, Info(zero, one.Domain).Answer.Pcpu);
    }

    [Fact]
    public void Affinities_that_cannot_be_are_refused_and_what_was_set_stays()
    {
        using Host host = Machine(4);
        GuestProbe zero = GuestProbe.Boot(host);
        GuestProbe one = GuestProbe.Boot(host, new DomainConfig { MemoryMegabytes = 8, Vcpus = 2 });
        DomainId id = one.Domain.Id;
        ulong scratch = zero.Domain.Image.ScratchAddress;
        SetAffinity(zero, one.Domain, VcpuAffinityFlags.Hard | VcpuAffinityFlags.Soft, 0b0110, 0b0010);
        Assert.True(zero.Vcpu.TryCopyOut(scratch, 0xf0UL));
        Refuse(zero, XenErrno.InvalidArgument, With(VcpuAffinityFlags.None, 0));
        Refuse(zero, XenErrno.InvalidArgument, With(VcpuAffinityFlags.Hard, 2));
        Refuse(zero, XenErrno.InvalidArgument, With(VcpuAffinityFlags.Hard, 0));
        DomctlOperation nowhere = With(VcpuAffinityFlags.Hard | VcpuAffinityFlags.Soft, 0);
        nowhere.VcpuAffinity.Soft.Bytes = new(0x1000);
        Assert.True(zero.Vcpu.TryCopyOut(scratch, 0x01UL));
        Refuse(zero, XenErrno.BadAddress, nowhere);
        Assert.Equal((0b0110UL, 0b0010UL), GetAffinity(zero, one.Domain));

        DomctlOperation With(VcpuAffinityFlags flags, uint vcpu) => new()
        {
            Command = 9,
            Domain = id,
            VcpuAffinity = new() { Vcpu = new VcpuId(vcpu), Flags = flags, Hard = new() { Bytes = new(scratch), BitCount = 8 }, Soft = new() { Bytes = new(scratch), BitCount = 8 } },
        };
    }

    [Fact]
    public void A_weight_that_is_set_while_domains_run_decides_from_then_on()
    {
        using Host host = Machine(1, seconds: 5);
        GuestProbe zero = GuestProbe.Boot(host);
        Domain one = Work(host);
        Domain two = Work(host);
        (double before, double other) = (Share(host, one, two));
        Assert.InRange(before / other, 0.98, 1.02);
        Assert.Equal((768, 0), SetShare(zero, one, 768, 65535));
        (before, other) = Share(host, one, two);
        Assert.InRange(before / other, 2.9, 3.1);
        Assert.Equal((768, 0), SetShare(zero, one, 0, 65535));
        Assert.Equal((256, 0), GetShare(zero, two));
    }

    [Fact]
    public void A_cap_that_is_set_while_a_domain_runs_holds_it_back_and_one_that_is_taken_away_lets_it_go()
    {
        using Host host = Machine(2, seconds: 5);
        GuestProbe zero = GuestProbe.Boot(host);
        Domain one = Work(host);
        Domain two = Work(host);
        Assert.Equal((256, 20), SetShare(zero, one, 0, 20));
        (double capped, double free) = Share(host, one, two);
        Assert.InRange(capped, 0.19, 0.21);
        Assert.InRange(free, 0.98, 1.0);
        Assert.Equal((256, 20), GetShare(zero, one));
        Assert.Equal((256, 0), SetShare(zero, one, 0, 0));
        (capped, _) = Share(host, one, two);
        Assert.InRange(capped, 0.98, 1.0);
    }

    [Fact]
    public void What_the_scheduler_knows_nothing_of_is_refused()
    {
        using Host host = Machine(1);
        GuestProbe zero = GuestProbe.Boot(host);
        GuestProbe one = GuestProbe.Boot(host);
        ulong list = zero.Domain.Image.ScratchAddress;
        Refuse(zero, XenErrno.InvalidArgument, With(SchedulerType.Credit2, DomctlSchedulerCommand.GetInfo));
        Refuse(zero, XenErrno.InvalidArgument, With(SchedulerType.Null, DomctlSchedulerCommand.GetInfo));
        Refuse(zero, XenErrno.InvalidArgument, With(SchedulerType.Credit, (DomctlSchedulerCommand)4));
        Refuse(zero, XenErrno.InvalidArgument, With(SchedulerType.Credit, DomctlSchedulerCommand.GetVcpuInfo));
        Refuse(zero, XenErrno.InvalidArgument, With(SchedulerType.Credit, DomctlSchedulerCommand.PutVcpuInfo));
        Refuse(zero, XenErrno.InvalidArgument, With(SchedulerType.Credit, DomctlSchedulerCommand.GetVcpuInfo, list));
        Refuse(zero, XenErrno.InvalidArgument, With(SchedulerType.Credit, DomctlSchedulerCommand.PutVcpuInfo, list));
        Assert.Equal((256, 0), GetShare(zero, one.Domain));

        DomctlOperation With(SchedulerType scheduler, DomctlSchedulerCommand command, ulong vcpus = 0) => new()
        {
            Command = 16,
            Domain = one.Domain.Id,
            SchedulerOp = new() { Scheduler = scheduler, Command = command, Vcpus = new(vcpus), VcpuCount = 1 },
        };
    }

    [Fact]
    public void Null_is_asked_in_vain()
    {
        using Host host = Machine(2, scheduler: SchedulerKind.Null);
        GuestProbe zero = GuestProbe.Boot(host);
        GuestProbe one = GuestProbe.Boot(host);
        var op = new DomctlOperation { Domain = one.Domain.Id, SchedulerOp = new() { Scheduler = SchedulerType.Null, Command = DomctlSchedulerCommand.PutInfo, Credit = new() { Weight = 9, Cap = 9 } } };
        zero.AssertSuccess(() => Domctl.SchedulerOp(ref op));
        Assert.Equal((256, 0), (one.Domain.Weight, one.Domain.Cap));
        var machine = new SysctlOperation { SchedulerOp = new() { Scheduler = SchedulerType.Null, Command = SysctlSchedulerCommand.PutInfo } };
        zero.AssertSuccess(() => Sysctl.SchedulerOp(ref machine));
        zero.AssertSuccess(() => Sysctl.SchedulerId(ref machine));
        Assert.Equal(SchedulerType.Null, machine.SchedulerId.Scheduler);
    }

    [Fact]
    public void Everybody_but_the_control_domain_is_refused_once_the_domain_is_found()
    {
        using Host host = Machine(1);
        GuestProbe zero = GuestProbe.Boot(host);
        GuestProbe one = GuestProbe.Boot(host);
        GuestProbe two = GuestProbe.Boot(host);
        UInt128 before = host.StateHash(two.Domain);
        foreach (uint command in _domctls)
        {
            Refuse(one, XenErrno.NotPermitted, new() { Command = command, Domain = two.Domain.Id });
            Refuse(one, XenErrno.NotPermitted, new() { Command = command, Domain = one.Domain.Id });
            Refuse(one, XenErrno.NoSuchDomain, new() { Command = command, Domain = new DomainId(77) });
            Refuse(one, XenErrno.NoSuchDomain, new() { Command = command, Domain = DomainId.Self });
            Refuse(zero, XenErrno.NoSuchDomain, new() { Command = command, Domain = new DomainId(77) });
        }

        foreach (uint command in _sysctls)
            RefuseSysctl(one, XenErrno.NotPermitted, new SysctlOperation { Command = command });

        Assert.Equal(before, host.StateHash(two.Domain));
    }

    [Fact]
    public void Another_version_of_the_interface_is_refused_before_anything_else()
    {
        using Host host = Machine(1);
        GuestProbe zero = GuestProbe.Boot(host);
        GuestProbe one = GuestProbe.Boot(host);
        foreach (uint version in (uint[])[0, ControlInterface.DomctlVersion - 1, ControlInterface.DomctlVersion + 1, uint.MaxValue])
        {
            foreach (GuestProbe caller in (GuestProbe[])[zero, one])
            {
                foreach (uint command in (uint[])[.. _domctls, 9999])
                    Refuse(caller, XenErrno.AccessDenied, new() { Command = command, Domain = new DomainId(77) }, version);

                foreach (uint command in (uint[])[.. _sysctls, 9999])
                    RefuseSysctl(caller, XenErrno.AccessDenied, new SysctlOperation { Command = command }, version);
            }
        }
    }

    [Fact]
    public void The_machine_is_told_as_it_is()
    {
        using var host = new Host(new HostOptions { PhysicalCpus = 3, MachineMemoryMegabytes = 64, TimestampFrequency = 2_500_000_000 });
        GuestProbe zero = GuestProbe.Boot(host);
        ulong free = host.Memory.FreeFrames;
        var op = default(SysctlOperation);
        zero.AssertSuccess(() => Sysctl.PhysicalInfo(ref op));
        SysctlPhysicalInfo info = op.PhysicalInfo;
        Assert.Equal((1U, 3U, 3U, 2U, 1U), (info.ThreadsPerCore, info.CoresPerSocket, info.CpuCount, info.MaximumCpuId, info.NodeCount));
        Assert.Equal(2_500_000U, info.CpuKilohertz);
        Assert.Equal((64UL << 8, free, 0UL), (info.TotalPages, info.FreePages, info.OutstandingPages));
        Assert.Equal((64UL << 8) - 1, info.MaximumFrame.Value);
        zero.AssertSuccess(() => Sysctl.SchedulerId(ref op));
        Assert.Equal(SchedulerType.Credit, op.SchedulerId.Scheduler);
    }

    [Fact]
    public void Idle_time_is_what_a_processor_did_not_work()
    {
        using Host host = Machine(3, seconds: 1);
        GuestProbe zero = GuestProbe.Boot(host, new DomainConfig { MemoryMegabytes = 8, Affinity = CpuMask.Of(0) });
        Work(host, affinity: CpuMask.Of(1));
        host.Run();
        ulong list = zero.Domain.Image.ScratchAddress;
        var op = new SysctlOperation { GetCpuInfo = new() { MaximumCpus = 8, Cpus = new(list) } };
        zero.AssertSuccess(() => Sysctl.GetCpuInfo(ref op));
        Assert.Equal(3U, op.GetCpuInfo.CpuCount);
        Assert.InRange(Idle(0), 990_000_000UL, 1_010_000_000UL);
        Assert.InRange(Idle(1), 0UL, 10_000_000UL);
        Assert.InRange(Idle(2), 999_000_000UL, 1_010_000_000UL);

        op.GetCpuInfo.MaximumCpus = 2;
        zero.AssertSuccess(() => Sysctl.GetCpuInfo(ref op));
        Assert.Equal(2U, op.GetCpuInfo.CpuCount);
        RefuseSysctl(zero, XenErrno.BadAddress, new SysctlOperation { Command = 8, GetCpuInfo = new() { MaximumCpus = 1, Cpus = new(0x1000) } });

        ulong Idle(int cpu)
        {
            Assert.True(zero.Vcpu.TryCopyIn(list + ((ulong)cpu * sizeof(ulong)), out ulong time));
            return time;
        }
    }

    // Three domains on one processor: the longest that one had it without a break.
    [Theory]
    [InlineData(30, 0, 30)]
    [InlineData(5, 0, 5)]
    [InlineData(1, 0, 1)]
    [InlineData(100, 1_000, 100)]
    public void A_slice_that_is_set_while_domains_run_is_how_long_each_has_the_processor(uint slice, uint rateLimit, int milliseconds)
    {
        using Host host = Machine(1, seconds: 2);
        GuestProbe zero = GuestProbe.Boot(host);
        var op = new SysctlOperation { SchedulerOp = new() { Scheduler = SchedulerType.Credit, Command = SysctlSchedulerCommand.PutInfo, Credit = new() { SliceMilliseconds = slice, RateLimitMicroseconds = rateLimit, MigrationDelayMicroseconds = 7 } } };
        zero.AssertSuccess(() => Sysctl.SchedulerOp(ref op));
        Assert.Equal((slice, rateLimit, 7U), (op.SchedulerOp.Credit.SliceMilliseconds, op.SchedulerOp.Credit.RateLimitMicroseconds, op.SchedulerOp.Credit.MigrationDelayMicroseconds));
        for (int i = 0; i < 3; i++)
            Work(host, round: 100_000);

        ulong longest = 0;
        ulong since = host.Now;
        Vcpu? last = null;
        while (host.Now < 2_000_000_000)
        {
            host.Step();
            if (host.PhysicalCpus[0].Current == last)
            {
                longest = ulong.Max(longest, host.Now - since);
                continue;
            }

            last = host.PhysicalCpus[0].Current;
            since = host.Now;
        }

        Assert.InRange(longest, (ulong)milliseconds * 850_000, ((ulong)milliseconds * 1_000_000) + 200_000);
    }

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(1001, 0, 0)]
    [InlineData(30, 99, 0)]
    [InlineData(1000, 500_001, 0)]
    [InlineData(1, 1001, 0)]
    [InlineData(30, 0, 100_001)]
    public void Parameters_of_the_scheduler_that_are_out_of_range_are_refused_and_nothing_of_them_taken(uint slice, uint rateLimit, uint delay)
    {
        using Host host = Machine(1);
        GuestProbe zero = GuestProbe.Boot(host);
        SysctlOperation With(SysctlSchedulerCommand command) =>
            new() { Command = 19, SchedulerOp = new() { Scheduler = SchedulerType.Credit, Command = command, Credit = new() { SliceMilliseconds = slice, RateLimitMicroseconds = rateLimit, MigrationDelayMicroseconds = delay } } };
        RefuseSysctl(zero, XenErrno.InvalidArgument, With(SysctlSchedulerCommand.PutInfo));
        SysctlOperation op = With(SysctlSchedulerCommand.GetInfo);
        zero.AssertSuccess(() => Sysctl.SchedulerOp(ref op));
        Assert.Equal((30U, 1_000U, 0U), (op.SchedulerOp.Credit.SliceMilliseconds, op.SchedulerOp.Credit.RateLimitMicroseconds, op.SchedulerOp.Credit.MigrationDelayMicroseconds));
        RefuseSysctl(zero, XenErrno.InvalidArgument, With((SysctlSchedulerCommand)2));
        SysctlOperation pool = With(SysctlSchedulerCommand.GetInfo);
        pool.SchedulerOp.CpuPool = 1;
        RefuseSysctl(zero, XenErrno.NoSuchDomain, pool);
        SysctlOperation other = With(SysctlSchedulerCommand.GetInfo);
        other.SchedulerOp.Scheduler = SchedulerType.Credit2;
        RefuseSysctl(zero, XenErrno.InvalidArgument, other);
    }

    private static Host Machine(int cpus, double seconds = 0.05, SchedulerKind scheduler = SchedulerKind.Credit) =>
        new(new HostOptions { PhysicalCpus = cpus, Scheduler = scheduler, RunLimit = TimeSpan.FromSeconds(seconds), MachineMemoryMegabytes = 64 });

    private static Domain Work(Host host, int round = 500_000, CpuMask? affinity = null) =>
        host.CreateDomain<WorkingKernel>(new DomainConfig { MemoryMegabytes = 8, CommandLine = $"round={round} rounds=1000000", Affinity = affinity ?? CpuMask.All });

    // What each got of a processor while the host ran on.
    private static (double One, double Two) Share(Host host, Domain one, Domain two)
    {
        (TimeSpan first, TimeSpan second) = (one.CpuTime, two.CpuTime);
        ulong began = host.Now;
        host.Run();
        double passed = host.Now - began;
        return ((one.CpuTime - first).TotalNanoseconds / passed, (two.CpuTime - second).TotalNanoseconds / passed);
    }

    private static void Pause(GuestProbe zero, Domain domain) => zero.AssertSuccess(() => Domctl.PauseDomain(new() { Domain = domain.Id }));

    private static void Unpause(GuestProbe zero, Domain domain) => zero.AssertSuccess(() => Domctl.UnpauseDomain(new() { Domain = domain.Id }));

    private static (DomctlGetVcpuInfo Answer, (byte Online, byte Blocked, byte Running) State) Info(GuestProbe zero, Domain domain, uint vcpu = 0)
    {
        var op = new DomctlOperation { Domain = domain.Id, GetVcpuInfo = new() { Vcpu = new VcpuId(vcpu) } };
        zero.AssertSuccess(() => Domctl.GetVcpuInfo(ref op));
        return (op.GetVcpuInfo, (op.GetVcpuInfo.Online, op.GetVcpuInfo.Blocked, op.GetVcpuInfo.Running));
    }

    private static (int Weight, int Cap) SetShare(GuestProbe zero, Domain domain, ushort weight, ushort cap) =>
        Ask(zero, domain, DomctlSchedulerCommand.PutInfo, weight, cap);

    private static (int Weight, int Cap) GetShare(GuestProbe zero, Domain domain)
    {
        (int Weight, int Cap) told = default;
        var op = new DomctlOperation { Domain = domain.Id, SchedulerOp = new() { Scheduler = SchedulerType.Credit, Command = DomctlSchedulerCommand.GetInfo } };
        zero.AssertSuccess(() => Domctl.SchedulerOp(ref op));
        told = (op.SchedulerOp.Credit.Weight, op.SchedulerOp.Credit.Cap);
        Assert.Equal((domain.Weight, domain.Cap), told);
        return told;
    }

    private static (int Weight, int Cap) Ask(GuestProbe zero, Domain domain, DomctlSchedulerCommand command, ushort weight, ushort cap)
    {
        var op = new DomctlOperation { Domain = domain.Id, SchedulerOp = new() { Scheduler = SchedulerType.Credit, Command = command, Credit = new() { Weight = weight, Cap = cap } } };
        zero.AssertSuccess(() => Domctl.SchedulerOp(ref op));
        return GetShare(zero, domain);
    }

    // What comes back is what holds, as far as the machine has it.
    private static (ulong Hard, ulong Soft) SetAffinity(GuestProbe zero, Domain domain, VcpuAffinityFlags flags, ulong hard, ulong soft = 0) =>
        Affinity(zero, domain, flags, hard, soft, static op => Domctl.SetVcpuAffinity(in op));

    private static (ulong Hard, ulong Soft) GetAffinity(GuestProbe zero, Domain domain) =>
        Affinity(zero, domain, VcpuAffinityFlags.Hard | VcpuAffinityFlags.Soft, 0, 0, static op => Domctl.GetVcpuAffinity(in op));

    private static (ulong Hard, ulong Soft) Affinity(GuestProbe zero, Domain domain, VcpuAffinityFlags flags, ulong hard, ulong soft, Func<DomctlOperation, HypercallResult> ask)
    {
        ulong scratch = zero.Domain.Image.ScratchAddress;
        Assert.True(zero.Vcpu.TryCopyOut(scratch, hard) && zero.Vcpu.TryCopyOut(scratch + 8, soft));
        var op = new DomctlOperation
        {
            Domain = domain.Id,
            VcpuAffinity = new() { Flags = flags, Hard = new() { Bytes = new(scratch), BitCount = 64 }, Soft = new() { Bytes = new(scratch + 8), BitCount = 64 } },
        };
        zero.AssertSuccess(() => ask(op));
        Assert.True(zero.Vcpu.TryCopyIn(scratch, out hard) && zero.Vcpu.TryCopyIn(scratch + 8, out soft));
        return (hard, soft);
    }

    private static void Wake(GuestProbe guest)
    {
        guest.Domain.EventChannels.RaiseVirq(guest.Vcpu, Virq.Timer);
        guest.Host.Run();
    }

    private static void Refuse(GuestProbe caller, XenErrno error, DomctlOperation op, uint version = ControlInterface.DomctlVersion)
    {
        op.InterfaceVersion = version;
        RefuseCall(caller, error, DomctlNumber, op);
    }

    private static void RefuseSysctl(GuestProbe caller, XenErrno error, SysctlOperation op, uint version = ControlInterface.SysctlVersion)
    {
        op.InterfaceVersion = version;
        RefuseCall(caller, error, SysctlNumber, op);
    }

    private static void RefuseCall<T>(GuestProbe caller, XenErrno error, int number, T op)
        where T : unmanaged
    {
        ulong place = caller.Domain.Image.ScratchAddress + 1024;
        Assert.True(caller.Vcpu.TryCopyOut(place, in op));
        Refusal refusal = caller.AssertRefused(error, () => new HypercallResult(Gate.Invoke((ulong)number, place)));
        Assert.NotEmpty(refusal.Rule);
        Assert.DoesNotContain("gave no reason", refusal.Rule, StringComparison.Ordinal);
    }
}
