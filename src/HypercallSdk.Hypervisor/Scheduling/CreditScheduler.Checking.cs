// What can be counted again, and what a run depends on.
using System;
using System.Collections.Generic;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Domains;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor.Scheduling;

internal sealed partial class CreditScheduler
{
    /// <inheritdoc/>
    public override void AddTo(XxHash128 hash)
    {
        Add(hash, Slice);
        Add(hash, RateLimit);
        Add(hash, MigrationDelay);
        Add(hash, (ulong)_stealFrom);
        Add(hash, _random);
        Add(hash, _idle);
        Add(hash, (ulong)_debt);
        Add(hash, _timer.IsArmed ? 1UL : 0);
        Add(hash, _timer.IsArmed ? _timer.Deadline : _stoppedAt);
        Add(hash, _cooling.IsArmed ? _cooling.Deadline : 0);
        foreach (CreditCpu data in _cpus)
        {
            for (CreditPriority priority = CreditPriority.Boost; priority > CreditPriority.Idle; priority--)
            {
                for (CreditUnit? unit = data.First(priority); unit is not null; unit = data.Next(unit))
                    Add(hash, NameOf(unit));
            }
        }

        foreach (Domain domain in _host.Domains)
        {
            foreach (Vcpu vcpu in domain.Vcpus)
            {
                CreditUnit unit = UnitOf(vcpu);

                // Those with the least are given what cannot be shared evenly, and a new unit gets the least that is free.
                Add(hash, (ulong)NumberOf(unit));
                Add(hash, (ulong)unit.Credit);
                Add(hash, unit.Ran);
                Add(hash, unit.BoostRan);
                Add(hash, (ulong)unit.Floor);
                Add(hash, unit.BurnedUntil);
                Add(hash, unit.ChosenAt);
                Add(hash, unit.QueuedAt);
                Add(hash, (uint)unit.Priority | (unit.IsActive ? 16UL : 0) | (unit.IsYielding ? 32UL : 0) | (unit.IsUnboosted ? 64UL : 0));
            }
        }
    }

    /// <inheritdoc/>
    public override void Recount(ICollection<string> lines)
    {
        var seen = new HashSet<CreditUnit>();
        ulong waited = 0;
        foreach (CreditCpu data in _cpus)
        {
            int count = 0;
            for (CreditPriority priority = CreditPriority.Boost; priority >= CreditPriority.Idle; priority--)
            {
                CreditUnit? before = null;
                for (CreditUnit? unit = data.First(priority); unit is not null; before = unit, unit = data.Next(unit))
                {
                    count++;
                    if (!seen.Add(unit))
                    {
                        lines.Add($"{unit.Vcpu} is queued twice");
                        return;
                    }

                    if (unit.Priority != priority || !unit.IsQueued || unit.Cpu != data.Cpu || data.Previous(unit) != before || unit.IsParked)
                        lines.Add($"{unit.Vcpu} is in the queue of {data.Cpu}, {priority}, and is not as one that is there");

                    if (unit.Vcpu.Runstate.Kind != RunstateKind.Runnable)
                        lines.Add($"{unit.Vcpu} is queued and {unit.Vcpu.Runstate.Kind}");

                    if (IsCurrent(unit))
                        lines.Add($"{unit.Vcpu} runs and is queued");

                    if ((unit.Allowed & data.Bit) == 0)
                        lines.Add($"{unit.Vcpu} waits for {data.Cpu}, and may run on {unit.HardAffinity}");
                }

                if (data.Last(priority) != before)
                    lines.Add($"the queue of {data.Cpu}, {priority}, does not end with its last");
            }

            if (count != data.Count)
                lines.Add($"{data.Count} are counted in the queue of {data.Cpu}, {count} are there");

            waited |= count > 0 ? data.Bit : 0;
            if ((_idle & data.Bit) != 0 && data.Cpu.IsBusy)
                lines.Add($"{data.Cpu} is busy and counted as idle");
        }

        if (waited != _waited)
            lines.Add($"somebody waits for the CPUs {new CpuMask(waited)}, counted {new CpuMask(_waited)}");

        RecountUnits(seen, lines);
    }

    private void RecountUnits(HashSet<CreditUnit> queued, ICollection<string> lines)
    {
        int parked = 0;
        int activeUnits = 0;
        int activeDomains = 0;
        foreach (Domain domain in _host.Domains)
        {
            int active = 0;
            foreach (Vcpu vcpu in domain.Vcpus)
            {
                CreditUnit unit = UnitOf(vcpu);
                active += unit.IsActive ? 1 : 0;
                parked += unit.IsParked ? 1 : 0;
                if (unit.IsActive != _active.Has(NumberOf(unit)))
                    lines.Add($"{vcpu} is {(unit.IsActive ? "active and not listed" : "listed and not active")}");

                if (unit.IsQueued != queued.Contains(unit))
                    lines.Add($"{vcpu} is {(unit.IsQueued ? "queued nowhere" : "in a queue")}, counted the other way");

                if (unit.IsCapped != (domain.Cap != 0) || unit.HasTimerPort != (domain.EventChannels.PortOf(vcpu, Virq.Timer).Value != 0))
                    lines.Add($"{vcpu}: what a switch sees of its cap and its timer's port is not so");

                if (vcpu.Runstate.Kind == RunstateKind.Runnable && !unit.IsQueued && !unit.IsParked)
                    lines.Add($"{vcpu} is runnable, and nobody will run it");

                if (unit.Credit < 0 && unit.Priority > CreditPriority.Over)
                    lines.Add($"{vcpu} owes {-unit.Credit} ns and goes before those that do not: {unit.Priority}");

                if (unit.Credit < 0 && !unit.IsActive && !domain.HasEnded)
                    lines.Add($"{vcpu} owes {-unit.Credit} ns and earns nothing");
            }

            if (active != domain.Share.ActiveCount || active > 0 != _activeDomains.Has(domain.Share.Number))
                lines.Add($"{domain} has {active} active vCPUs, counted {domain.Share.ActiveCount}, and is {(_activeDomains.Has(domain.Share.Number) ? "listed" : "not listed")}");

            activeUnits += active;
            activeDomains += active > 0 ? 1 : 0;
        }

        RecountListed(_active, activeUnits, "vCPUs", lines);
        RecountListed(_activeDomains, activeDomains, "domains", lines);

        if (parked != _parkedCount)
            lines.Add($"{parked} are parked, counted {_parkedCount}");
    }

    private static void RecountListed(NumberSet set, int count, string what, ICollection<string> lines)
    {
        int listed = 0;
        foreach (int _ in set)
            listed++;

        if (listed != count)
            lines.Add($"{count} {what} are active, listed {listed}");
    }

    private static ulong NameOf(CreditUnit unit) => ((ulong)unit.Vcpu.Domain.Id.Value << 32) | ((ulong)unit.Vcpu.Id.Value << 8);

    private static void Add(XxHash128 hash, ulong value) => hash.Append(MemoryMarshal.AsBytes(new ReadOnlySpan<ulong>(in value)));
}
