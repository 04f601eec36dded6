// What holds between any two steps:
//
//  1. Nobody runs on two CPUs, outside its hard affinity, or twice in the queues (the recount); nobody who could run is left
//     out for longer than a handler.
//  2. Runstates add up to the whole time, and so do what CPUs ran and idled. No clock goes back: the machine's, a
//     CPU's, that of a vCPU wherever it runs, that which a guest sees.
//  3. Credits are conserved: what was handed out, less what was taken, less what was run, is what the units have, those that
//     are no more included.
//  4. A capped domain has never run more than its cap since it was set, and what it may have saved or borrowed.
//  5. Nobody who could run waits longer than the bound: the time in which the accounting brings it from the deepest debt to
//     none, and a slice for each of the others.
//  6. Work is conserved: as machine time passes, no CPU idles while somebody waits that may run there, unless it is kept
//     where its caches are warm (the migration delay).
//  7. Who is paused, down, parked, or of a domain that has ended, does not run.
using System;
using System.Collections.Generic;
using System.Linq;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Domains;
using HypercallSdk.Hypervisor.Scheduling;
using Vcpu = HypercallSdk.Hypervisor.Vcpus.Vcpu;

namespace HypercallSdk.Hypervisor.Tests.Laws;

internal sealed partial class SchedulerLaws
{
    private readonly List<Vcpu> _everybody = [];
    private readonly Dictionary<Domain, (ulong Since, ulong Ran)> _capped = [];
    private readonly Dictionary<Vcpu, ulong> _waiting = [];
    private readonly Dictionary<Vcpu, ulong> _forgotten = [];
    private readonly Dictionary<(Vcpu Vcpu, string Reason), ulong> _held = [];
    private readonly Dictionary<Vcpu, ulong> _lived = [];
    private readonly Dictionary<Vcpu, ulong> _seen = [];
    private readonly Dictionary<(int Cpu, Vcpu Vcpu), ulong> _idling = [];
    private readonly ulong[] _clocks;
    private ulong _now;
    private int _mostVcpus;

    // Null where the null scheduler decides: there are no credits then, caps mean nothing, and who finds no CPU waits without end.
    private CreditScheduler? Credit => _host.Scheduler as CreditScheduler;

    // The stretch that goes on included.
    private static ulong Ran(Vcpu vcpu) => vcpu.Runstate.TimeIn(RunstateKind.Running, vcpu.Unit.Cpu.LocalTime);

    private static ulong Ran(Domain domain) => domain.Vcpus.Aggregate(0UL, (sum, vcpu) => sum + Ran(vcpu));

    private static ulong Lived(Vcpu vcpu)
    {
        ulong sum = 0;
        for (RunstateKind kind = RunstateKind.Running; kind <= RunstateKind.Offline; kind++)
            sum += vcpu.Runstate.TimeIn(kind);

        return sum;
    }

    private string? FindBroken()
    {
        var lines = new List<string>();
        _host.Scheduler.Recount(lines);
        if (lines.Count > 0)
            return lines[0];

        foreach (Domain domain in _domains)
        {
            if (State(domain).Refused != 0)
                return $"{domain} was refused a call: {State(domain).Refused}";

            if (domain.CrashReport is { } crash)
                return crash.ToString();

            if (Credit is not null && BrokenCap(domain) is { } cap)
                return cap;

            foreach (Vcpu vcpu in domain.Vcpus)
            {
                if ((BrokenTime(vcpu) ?? BrokenPlace(vcpu) ?? BrokenHold(vcpu) ?? BrokenWait(vcpu)) is { } broken)
                    return broken;
            }
        }

        return BrokenClock() ?? (Credit is { } credit ? BrokenCredits(credit) ?? BrokenWork(credit) : null);
    }

    private string? BrokenClock()
    {
        if (_host.Now < _now)
            return $"the machine's time went from {_now} back to {_host.Now}";

        _now = _host.Now;
        ulong busy = 0;
        foreach (PhysicalCpu cpu in _host.PhysicalCpus)
        {
            if (cpu.LocalTime < _clocks[cpu.Id])
                return $"the time of {cpu} went from {_clocks[cpu.Id]} back to {cpu.LocalTime}";

            _clocks[cpu.Id] = cpu.LocalTime;
            busy += cpu.LocalTime - cpu.IdleTime(cpu.LocalTime);
        }

        ulong ran = _everybody.Aggregate(0UL, (sum, vcpu) => sum + Ran(vcpu));
        return busy == ran ? null : $"the CPUs were busy for {busy} ns, and the vCPUs ran for {ran}";
    }

    private string? BrokenTime(Vcpu vcpu)
    {
        if (State(vcpu.Domain).Backwards > 0)
            return $"{vcpu} saw its time go back";

        if ((Lived(vcpu) is ulong lived && _lived.TryGetValue(vcpu, out ulong before) && lived < before) || Lived(vcpu) > vcpu.Runstate.Since)
            return $"the runstate times of {vcpu} add up to {Lived(vcpu)} of {vcpu.Runstate.Since} ns";

        _lived[vcpu] = Lived(vcpu);
        if (vcpu.Unit.Cpu.Current != vcpu)
            return null;

        if (_seen.TryGetValue(vcpu, out ulong seen) && vcpu.Unit.Cpu.LocalTime < seen)
            return $"{vcpu} runs on {vcpu.Unit.Cpu} at {vcpu.Unit.Cpu.LocalTime}, and ran at {seen}";

        _seen[vcpu] = vcpu.Unit.Cpu.LocalTime;
        return null;
    }

    private string? BrokenPlace(Vcpu vcpu)
    {
        int running = 0;
        foreach (PhysicalCpu cpu in _host.PhysicalCpus)
            running += cpu.Current == vcpu ? 1 : 0;

        if (running != (vcpu.Runstate.Kind == RunstateKind.Running ? 1 : 0))
            return $"{vcpu} is {vcpu.Runstate.Kind} on {running} CPUs";

        if (running > 0 && !vcpu.Unit.HardAffinity.Contains(vcpu.Unit.Cpu.Id) && !vcpu.Unit.Cpu.IsTickled)
            return $"{vcpu} runs on {vcpu.Unit.Cpu} and may on {vcpu.Unit.HardAffinity}";

        return null;
    }

    private string? BrokenHold(Vcpu vcpu) =>
        BrokenHold(vcpu, "down", !vcpu.IsUp) ??
        BrokenHold(vcpu, "paused", vcpu.PauseCount > 0) ??
        BrokenHold(vcpu, "parked", vcpu.Unit.IsParked) ??
        BrokenHold(vcpu, "of a paused domain", vcpu.Domain.IsPaused) ??
        BrokenHold(vcpu, "of a domain that has ended", vcpu.Domain.HasEnded);

    private string? BrokenHold(Vcpu vcpu, string reason, bool isHeld)
    {
        if (!isHeld)
            _held.Remove((vcpu, reason));
        else if (!_held.TryAdd((vcpu, reason), Ran(vcpu)) && _held[(vcpu, reason)] != Ran(vcpu))
            return $"{vcpu} is {reason}, and ran for {Ran(vcpu) - _held[(vcpu, reason)]} ns";

        return null;
    }

    // Saved: four slices for each of its vCPUs at most; borrowed: a slice's worth and a handler; and the slice that went on
    // when the cap was set.
    private string? BrokenCap(Domain domain)
    {
        if (!_capped.TryGetValue(domain, out (ulong Since, ulong Ran) start))
            return null;

        ulong time = _host.Now + Slice - start.Since;
        ulong allowed = (time * (ulong)domain.Cap / 100) + ((ulong)domain.Vcpus.Count * ((7 * Slice) + (2 * LongestRound)));
        ulong ran = Ran(domain) - start.Ran;
        return ran <= allowed ? null : $"{domain} has a cap of {domain.Cap} % and ran {ran} ns of {time}, {allowed} at most";
    }

    private string? BrokenWait(Vcpu vcpu)
    {
        if (vcpu.Runstate.Kind < RunstateKind.Blocked || !vcpu.IsRunnable)
            _forgotten.Remove(vcpu);
        else if (!_forgotten.TryAdd(vcpu, _host.Now) && _host.Now > _forgotten[vcpu] + LongestRound)
            return $"{vcpu} could run and is {vcpu.Runstate.Kind} since {_forgotten[vcpu]}";

        if (vcpu.Runstate.Kind != RunstateKind.Runnable)
        {
            _waiting.Remove(vcpu);
            return null;
        }

        if (!vcpu.IsRunnable)
            return $"{vcpu} waits for a CPU and could not run";

        if (_waiting.TryAdd(vcpu, _host.Now))
            return null;

        // Weights are 64 to 1,024, so its part of a CPU is 1/16 of an equal one at least.
        ulong bound = ((4 * 16) + 4) * (ulong)_mostVcpus * Slice;
        ulong waited = _host.Now - _waiting[vcpu];
        return Credit is null || waited <= bound ? null : $"{vcpu} has waited for {waited} ns, {bound} at most";
    }

    private string? BrokenCredits(CreditScheduler scheduler)
    {
        Int128 have = 0;
        Int128 burned = 0;
        foreach (Vcpu vcpu in _everybody)
        {
            var unit = (CreditUnit)vcpu.Unit;
            have += unit.Credit;
            burned += vcpu.Runstate.TimeIn(RunstateKind.Running);
            if (vcpu.Runstate.Kind == RunstateKind.Running)
                burned += unit.BurnedUntil - vcpu.Runstate.Since;
        }

        Int128 expected = scheduler.HandedOut - scheduler.Clipped - burned;
        return have == expected ? null : $"the units have {have} credits, and should have {expected}";
    }

    // Between two steps at one time a CPU may not have looked yet.
    private string? BrokenWork(CreditScheduler scheduler)
    {
        var still = new HashSet<(int, Vcpu)>();
        foreach (PhysicalCpu cpu in _host.PhysicalCpus)
        {
            if (cpu.IsBusy)
                continue;

            foreach (Vcpu vcpu in _domains.SelectMany(domain => domain.Vcpus))
            {
                var unit = (CreditUnit)vcpu.Unit;
                bool isWarm = scheduler.MigrationDelay != 0 && _host.Now < unit.BurnedUntil + scheduler.MigrationDelay;
                if (vcpu.Runstate.Kind != RunstateKind.Runnable || !vcpu.Unit.HardAffinity.Contains(cpu.Id) || isWarm)
                    continue;

                still.Add((cpu.Id, vcpu));
                if (!_idling.TryAdd((cpu.Id, vcpu), _host.Now) && _host.Now > _idling[(cpu.Id, vcpu)])
                    return $"{cpu} idles since {_idling[(cpu.Id, vcpu)]} at least, though {vcpu} waits for {vcpu.Unit.Cpu} and may run on {vcpu.Unit.HardAffinity}";
            }
        }

        foreach ((int, Vcpu) past in _idling.Keys.Where(pair => !still.Contains(pair)).ToArray())
            _idling.Remove(past);

        return null;
    }
}
