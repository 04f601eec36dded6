// The laws of the credit scheduler, watched from outside between any two steps of a random run: what it does is compared
// with runstates, clocks and settings, not with its own decisions. What is looked at:
//
//  1. Nobody runs on two CPUs, outside its hard affinity, or twice in the queues; nobody runnable is forgotten (the recount).
//  2. Runstates add up to the whole time, and never go back. Nor does what a guest sees.
//  3. Credits are conserved: what was handed out, less what was taken, less what was run, is what the units have.
//  4. A capped domain has never run more than its cap since it was set, and what it may have saved or borrowed.
//  5. Nobody who could run waits longer than the bound: the time in which the accounting brings it from the deepest debt to
//     none, and a slice for each of the others.
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
internal sealed class SchedulerLaws : IDisposable
{
    private const ulong Slice = 30_000_000;
    private const ulong LongestRound = 700_000;

    private readonly Random _random;
    private readonly Host _host;
    private readonly List<Domain> _domains = [];
    private readonly Dictionary<Domain, (ulong Since, ulong Ran)> _capped = [];
    private readonly Dictionary<Vcpu, ulong> _waiting = [];
    private readonly Dictionary<Vcpu, ulong> _lived = [];

    public SchedulerLaws(int seed, PlantedBug planted = PlantedBug.None)
    {
        _random = new Random(seed);
        _host = new Host(new HostOptions { Seed = (ulong)seed, PhysicalCpus = _random.Next(1, 9), RecountInvariants = false, Planted = planted, MachineMemoryMegabytes = 128 });
        int count = _random.Next(2, 12);
        for (int i = 0; i < count; i++)
            AddDomain();
    }

    /// <summary>What the run's end depends on.</summary>
    public UInt128 Hash => _host.StateHash();

    private int Cpus => _host.PhysicalCpus.Length;

    /// <summary>Runs for some virtual time, changing something every few milliseconds; the first broken law, or null.</summary>
    public string? Run(ulong nanoseconds)
    {
        ulong next = 0;
        while (_host.Now < nanoseconds)
        {
            if (_host.Now >= next)
            {
                next = _host.Now + (ulong)_random.Next(1, 60) * 1_000_000;
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
        Domain domain = _host.CreateDomain<PulsingKernel>(new DomainConfig { MemoryMegabytes = 4, Weight = 64 << _random.Next(5), Affinity = AnyMask() });
        _domains.Add(domain);
        if (_random.Next(4) == 0)
            SetCap(domain, _random.Next(5, 100));
    }

    private CpuMask AnyMask() => _random.Next(2) == 0 ? CpuMask.All : new CpuMask((ulong)_random.NextInt64(1, 1L << Cpus));

    private void SetCap(Domain domain, int cap)
    {
        domain.Cap = cap;
        if (cap == 0)
            _capped.Remove(domain);
        else
            _capped[domain] = (_host.Now, Ran(domain));
    }

    // The stretch that goes on included.
    private static ulong Ran(Domain domain) => domain.Vcpus[0].Runstate.TimeIn(RunstateKind.Running, domain.Vcpus[0].Unit.Cpu.LocalTime);

    private void Change()
    {
        Domain domain = _domains[_random.Next(_domains.Count)];
        switch (_random.Next(8))
        {
            case 0:
                domain.Weight = 64 << _random.Next(5);
                break;

            case 1:
                SetCap(domain, _random.Next(3) == 0 ? 0 : _random.Next(5, 100));
                break;

            case 2 or 3:
                domain.SetAffinity(default, AnyMask(), AnyMask());
                break;

            default:
                ref PulsingKernel kernel = ref State(domain);
                kernel.Round = (ulong)_random.Next(20_000, (int)LongestRound);
                kernel.On = (ulong)_random.Next(50_000, 40_000_000);
                kernel.Off = _random.Next(3) == 0 ? 0 : (ulong)_random.Next(50_000, 30_000_000);
                break;
        }
    }

    private string? FindBroken()
    {
        var lines = new List<string>();
        _host.Scheduler.Recount(lines);
        if (lines.Count > 0)
            return lines[0];

        var scheduler = (CreditScheduler)_host.Scheduler;
        Int128 have = 0;
        Int128 burned = 0;
        foreach (Domain domain in _domains)
        {
            Vcpu vcpu = domain.Vcpus[0];
            var unit = (CreditUnit)vcpu.Unit;
            have += unit.Credit;
            burned += vcpu.Runstate.TimeIn(RunstateKind.Running);
            if (vcpu.Runstate.Kind == RunstateKind.Running)
                burned += unit.BurnedUntil - vcpu.Runstate.Since;

            if (State(domain).Backwards > 0)
                return $"{vcpu} saw its time go back";

            if ((Lived(vcpu) is ulong lived && _lived.TryGetValue(vcpu, out ulong before) && lived < before) || Lived(vcpu) > vcpu.Runstate.Since)
                return $"the runstate times of {vcpu} add up to {Lived(vcpu)} of {vcpu.Runstate.Since} ns";

            _lived[vcpu] = Lived(vcpu);
            if (vcpu.Unit.Cpu.Current == vcpu && !vcpu.Unit.HardAffinity.Contains(vcpu.Unit.Cpu.Id) && !vcpu.Unit.Cpu.IsTickled)
                return $"{vcpu} runs on {vcpu.Unit.Cpu} and may on {vcpu.Unit.HardAffinity}";

            if (BrokenCap(domain) is { } cap)
                return cap;

            if (BrokenWait(vcpu) is { } wait)
                return wait;
        }

        Int128 expected = scheduler.HandedOut - scheduler.Clipped - burned;
        return have == expected ? null : $"the units have {have} credits, and should have {expected}";
    }

    private static ulong Lived(Vcpu vcpu)
    {
        ulong sum = 0;
        for (RunstateKind kind = RunstateKind.Running; kind <= RunstateKind.Offline; kind++)
            sum += vcpu.Runstate.TimeIn(kind);

        return sum;
    }

    // Saved: four slices of its cap's worth at most; borrowed: a slice's worth and a handler; and the slice that went on when
    // the cap was set.
    private string? BrokenCap(Domain domain)
    {
        if (!_capped.TryGetValue(domain, out (ulong Since, ulong Ran) start))
            return null;

        ulong time = _host.Now + Slice - start.Since;
        ulong allowed = (time * (ulong)domain.Cap / 100) + (7 * Slice) + (2 * LongestRound);
        ulong ran = Ran(domain) - start.Ran;
        return ran <= allowed ? null : $"{domain} has a cap of {domain.Cap} % and ran {ran} ns of {time}, {allowed} at most";
    }

    private string? BrokenWait(Vcpu vcpu)
    {
        if (vcpu.Runstate.Kind != RunstateKind.Runnable)
        {
            _waiting.Remove(vcpu);
            return null;
        }

        if (_waiting.TryAdd(vcpu, _host.Now))
            return null;

        // Weights are 64 to 1,024, so its part of a CPU is 1/16 of an equal one at least.
        ulong bound = ((4 * 16) + 4) * (ulong)_domains.Count * Slice;
        ulong waited = _host.Now - ulong.Min(_host.Now, _waiting[vcpu]);
        return waited <= bound ? null : $"{vcpu} has waited for {waited} ns, {bound} at most";
    }
}
