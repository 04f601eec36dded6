using System;
using System.Linq;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Domains;
using HypercallSdk.Hypervisor.Scheduling;

namespace HypercallSdk.Hypervisor.Tests;

// What domains that compute without end get of the processors, over ten seconds of virtual time.
public sealed class CreditSchedulerTests
{
    private const double Seconds = 10;

    [Theory]
    [InlineData(1, 300_000)]
    [InlineData(1, 1_000_000)]
    [InlineData(1, 7_000_000)]
    [InlineData(3, 1_000_000)]
    public void Weights_decide_who_gets_how_much(int cpus, int round)
    {
        using var host = Machine(cpus);
        Domain[] domains = [.. Enumerable.Range(0, 3).SelectMany(_ => Enumerable.Range(0, cpus)).Select((_, i) => Create(host, round, weight: 256 << (i / cpus)))];
        host.Run();

        double total = domains.Sum(Share);
        Assert.InRange(total, 0.999 * cpus, 1.001 * cpus);
        for (int i = 0; i < domains.Length; i++)
        {
            double fair = (1 << (i / cpus)) / 7.0;
            Assert.True(Math.Abs(Share(domains[i]) - fair) < 0.01, $"{domains[i]} got {Share(domains[i]):P2} of a processor, not {fair:P2}");
        }
    }

    [Fact]
    public void A_capped_domain_gets_its_cap_and_the_others_share_the_rest_by_weight()
    {
        using var host = Machine(1);
        Domain capped = Create(host, 1_000_000, weight: 1024, cap: 25);
        Domain one = Create(host, 1_000_000, weight: 256);
        Domain two = Create(host, 1_000_000, weight: 512);
        host.Run();
        Assert.InRange(Share(capped), 0.24, 0.26);
        Assert.InRange(Share(one), 0.24, 0.26);
        Assert.InRange(Share(two), 0.49, 0.51);
    }

    [Theory]
    [InlineData(25)]
    [InlineData(1)]
    [InlineData(60)]
    public void A_cap_is_kept_on_an_idle_machine(int cap)
    {
        using var host = Machine(2);
        Domain capped = Create(host, 500_000, cap: cap);
        host.Run();
        Assert.InRange(Share(capped), (cap - 1) / 100.0, (cap + 1) / 100.0);
    }

    [Fact]
    public void A_vcpu_runs_only_where_it_may_and_others_use_what_it_cannot()
    {
        using var host = Machine(2);
        Domain[] pinned = [Create(host, 1_000_000, affinity: CpuMask.Of(1)), Create(host, 1_000_000, affinity: CpuMask.Of(1))];
        Domain free = Create(host, 1_000_000);
        host.Run();
        Assert.All(pinned, domain => Assert.InRange(Share(domain), 0.48, 0.52));
        Assert.InRange(Share(free), 0.98, 1.001);
    }

    [Fact]
    public void Moving_a_vcpu_takes_effect_while_it_runs()
    {
        using var host = Machine(2);
        Domain one = Create(host, 1_000_000, affinity: CpuMask.Of(0));
        Domain two = Create(host, 1_000_000, affinity: CpuMask.Of(0));
        while (host.Now < 5_000_000_000)
            host.Step();

        Assert.InRange(one.CpuTime.TotalSeconds + two.CpuTime.TotalSeconds, 4.9, 5.1);
        two.SetAffinity(default, CpuMask.Of(1), CpuMask.All);
        while (host.Now < 10_000_000_000)
            host.Step();

        Assert.InRange(one.CpuTime.TotalSeconds + two.CpuTime.TotalSeconds, 14.8, 15.1);
        Assert.Contains("none of 5", Assert.Throws<ArgumentException>(() => two.SetAffinity(default, CpuMask.Of(5), CpuMask.All)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => two.GetAffinity(new VcpuId(1)));
    }

    [Fact]
    public void Runstates_add_up_to_the_whole_time()
    {
        using var host = Machine(1);
        Domain[] domains = [.. Enumerable.Range(0, 4).Select(_ => Create(host, 1_000_000))];
        host.Run();
        foreach (Domain domain in domains)
            Assert.InRange(domain.CpuTime.TotalSeconds + domain.WaitingTime.TotalSeconds, Seconds - 0.01, Seconds + 0.01);
    }

    [Fact]
    public void Under_the_null_scheduler_each_vcpu_has_a_processor_and_the_rest_wait()
    {
        using var host = new Host(new HostOptions { PhysicalCpus = 2, Scheduler = SchedulerKind.Null, RunLimit = TimeSpan.FromSeconds(1) });
        Domain[] domains = [.. Enumerable.Range(0, 3).Select(_ => Create(host, 1_000_000))];
        host.Run();
        Assert.Equal([1, 1, 0], domains.Select(domain => (int)Math.Round(domain.CpuTime.TotalSeconds)));

        host.DestroyDomain(domains[0]);
        host.Run();
        Assert.Equal([2, 1], domains.Skip(1).Select(domain => (int)Math.Round(domain.CpuTime.TotalSeconds)));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(65_536, 0)]
    [InlineData(256, -1)]
    [InlineData(256, 101)]
    public void Weight_and_cap_are_checked(int weight, int cap)
    {
        using var host = new Host();
        Assert.Throws<ArgumentOutOfRangeException>(() => Create(host, 1, weight, cap));
        Domain domain = Create(host, 1);
        Assert.Throws<ArgumentOutOfRangeException>(() =>
        {
            domain.Weight = weight;
            domain.Cap = cap;
        });
    }

    [Fact]
    public void Sets_of_processors_are_written_as_xl_does()
    {
        Assert.Equal("0-3,6", CpuMask.Of(0, 1, 2, 3, 6).ToString());
        Assert.Equal("63", CpuMask.Of(63).ToString());
        Assert.Equal("all", CpuMask.First(64).ToString());
        Assert.Equal("none", default(CpuMask).ToString());
        Assert.Throws<ArgumentOutOfRangeException>(() => CpuMask.Of(64));
    }

    private static Host Machine(int cpus) => new(new HostOptions { PhysicalCpus = cpus, RunLimit = TimeSpan.FromSeconds(Seconds) });

    private static Domain Create(Host host, int round, int weight = 256, int cap = 0, CpuMask? affinity = null) =>
        host.CreateDomain<WorkingKernel>(new DomainConfig
        {
            MemoryMegabytes = 8,
            Weight = weight,
            Cap = cap,
            Affinity = affinity ?? CpuMask.All,
            CommandLine = $"round={round} rounds=100000000",
        });

    private static double Share(Domain domain) => domain.CpuTime.TotalSeconds / Seconds;
}
