// The laws of the schedulers, watched from outside between any two steps of a random run: what it does is compared
// with runstates, clocks and settings, not with its own decisions. In the run, domains of one to four vCPUs compute and
// sleep; meanwhile weights, caps and affinities change, vCPUs are pinned, domains and vCPUs are paused and unpaused, vCPUs start and stop, and
// domains are made, ended and destroyed.
//
// What is looked at is in SchedulerLaws.Watching.cs; what happens, here.
using System;
using System.Collections.Generic;
using System.Linq;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Checking;
using HypercallSdk.Hypervisor.Domains;
using HypercallSdk.Hypervisor.Scheduling;
using Vcpu = HypercallSdk.Hypervisor.Vcpus.Vcpu;

namespace HypercallSdk.Hypervisor.Tests.Laws;

/// <summary>One random run, watched.</summary>
internal sealed partial class SchedulerLaws : IDisposable
{
    private const ulong Slice = 30_000_000;
    private const ulong LongestRound = 700_000;
    private const int MostVcpus = 4;

    private readonly Random _random;
    private readonly Host _host;
    private readonly List<Domain> _domains = [];
    private readonly int _mostDomains;

    public SchedulerLaws(int seed, PlantedBug planted = PlantedBug.None, SchedulerKind scheduler = SchedulerKind.Credit)
    {
        _random = new Random(seed);
        _host = new Host(new HostOptions
        {
            Seed = (ulong)seed,
            Scheduler = scheduler,
            PhysicalCpus = _random.Next(1, 9),
            RecountInvariants = false,
            Planted = planted,
            MachineMemoryMegabytes = 128,
            MigrationDelay = TimeSpan.FromMicroseconds(_random.Next(4) == 0 ? _random.Next(100, 20_000) : 0),
            RateLimit = TimeSpan.FromMicroseconds(_random.Next(4) == 0 ? 0 : 1000),
        });
        _clocks = new ulong[Cpus];
        _mostDomains = _random.Next(2, 12);
        for (int i = 0; i < _mostDomains; i++)
            AddDomain();
    }

    /// <summary>What the run's end depends on.</summary>
    public UInt128 Hash => _host.StateHash();

    /// <summary>Whether every switch goes the long way.</summary>
    public bool SwitchesTheLongWay
    {
        get => _host.SwitchesTheLongWay;
        init => _host.SwitchesTheLongWay = value;
    }

    private int Cpus => _host.PhysicalCpus.Length;

    /// <summary>Runs for some virtual time, changing something every few milliseconds; the first broken law, or null.</summary>
    public string? Run(ulong nanoseconds)
    {
        ulong next = 0;
        while (_host.Now < nanoseconds)
        {
            if (_host.Now >= next)
            {
                next = _host.Now + ((ulong)_random.Next(1, 40) * 1_000_000);
                Change();
            }

            if (!_host.Step())
                Change();

            if (FindBroken() is { } broken)
                return $"at {_host.Now} ns on {Cpus} CPUs: {broken}";
        }

        return null;
    }

    /// <inheritdoc/>
    public void Dispose() => _host.Dispose();

    private static unsafe ref PulsingKernel State(Domain domain) => ref *(PulsingKernel*)domain.Image.KernelState;

    private void AddDomain()
    {
        Domain domain = _host.CreateDomain<PulsingKernel>(new DomainConfig
        {
            MemoryMegabytes = 4,
            Vcpus = _random.Next(2) == 0 ? 1 : _random.Next(2, MostVcpus + 1),
            Weight = 64 << _random.Next(5),
            Affinity = AnyMask(),
        });
        _domains.Add(domain);
        _everybody.AddRange(domain.Vcpus);
        _mostVcpus = int.Max(_mostVcpus, _domains.Sum(one => one.Vcpus.Count));
        if (_random.Next(4) == 0)
            SetCap(domain, AnyCap(domain));
    }

    private CpuMask AnyMask() => _random.Next(2) == 0 ? CpuMask.All : new CpuMask((ulong)_random.NextInt64(1, 1L << Cpus));

    private int AnyCap(Domain domain) => _random.Next(5, (100 * domain.Vcpus.Count) + 1);

    private void SetCap(Domain domain, int cap)
    {
        domain.Cap = cap;
        if (cap == 0)
            _capped.Remove(domain);
        else
            _capped[domain] = (_host.Now, Ran(domain));
    }

    private void Change()
    {
        Domain domain = _domains[_random.Next(_domains.Count)];
        int number = _random.Next(domain.Vcpus.Count);
        Vcpu vcpu = domain.Vcpus[number];
        switch (_random.Next(20))
        {
            case 0:
                domain.Weight = 64 << _random.Next(5);
                break;

            case 1 or 2:
                SetCap(domain, _random.Next(3) == 0 ? 0 : AnyCap(domain));
                break;

            case 3 or 4 or 5 when !domain.IsPinned(vcpu):
                domain.SetAffinity(vcpu.Id, AnyMask(), AnyMask());
                break;

            case 6 when domain.PauseCount < 3:
                domain.Pause();
                break;

            case 7 or 8:
                if (domain.IsPaused)
                    domain.Unpause();

                break;

            case 9 when vcpu.PauseCount < 3:
                vcpu.TryPause();
                break;

            case 10 or 11:
                vcpu.TryUnpause();
                break;

            case 12 or 13:
                State(domain).Toggled = number;
                break;

            case 14 when _domains.Count < _mostDomains:
                AddDomain();
                break;

            case 15 when _domains.Count > 2 && _random.Next(3) == 0:
                EndDomain(_domains[^1]);
                break;

            case 16 when !domain.TryUnpin(vcpu):
                domain.TryPin(vcpu, _random.Next(Cpus));
                break;

            default:
                ref PulsingKernel kernel = ref State(domain);
                kernel.Round = (ulong)_random.Next(20_000, (int)LongestRound);
                kernel.On = (ulong)_random.Next(50_000, 40_000_000);
                kernel.Off = _random.Next(3) == 0 ? 0 : (ulong)_random.Next(50_000, 30_000_000);
                break;
        }
    }

    // Ended now and destroyed later, or both at once.
    private void EndDomain(Domain domain)
    {
        if (!domain.HasEnded && _random.Next(2) == 0)
        {
            domain.End(ShutdownReason.PowerOff);
            return;
        }

        _host.DestroyDomain(domain);
        _domains.Remove(domain);
        _capped.Remove(domain);
    }
}
