// What units earn. See CreditScheduler.cs for the rules.
using System;
using System.Collections.Generic;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Checking;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor.Scheduling;

internal sealed partial class CreditScheduler
{
    private readonly List<CreditDomain> _active = [];
    private int _parkedCount;

    // What all active units together have, if that is less than nothing: the next accounting hands it out beside.
    private long _debt;

    // Up to when credits were handed out, while the accounting stands still.
    private ulong _stoppedAt;

    /// <summary>Everything that was handed out since the start, for the laws: what units have is this, less what they ran and what was taken.</summary>
    internal Int128 HandedOut { get; private set; }

    /// <summary>What was taken from units that had too much, less what those got that owed too much.</summary>
    internal Int128 Clipped { get; private set; }

    /// <summary>Hands out the credits of a period.</summary>
    public void Account(ulong now)
    {
        bool isBusy = HasParked || _waited != 0;
        foreach (CreditCpu data in _cpus)
        {
            isBusy |= data.Cpu.IsBusy;
            if (data.Cpu.Current is not { } vcpu)
                continue;

            CreditUnit unit = UnitOf(vcpu);
            Burn(unit, now);
            if (unit.IsParked)
                data.Cpu.Tickle(now);
        }

        if (!isBusy)
        {
            _stoppedAt = now;
            return;
        }

        // Before anybody who was parked wakes. Each unit is then come by once: with thousands of them that is what it costs.
        _host.Timers.Arm(_timer, NextPeriod(now));
        Share();
        long balance = 0;
        for (int i = _active.Count - 1; i >= 0; i--)
        {
            CreditDomain domain = _active[i];
            (long each, long rest) = domain.Split(domain.Share);
            HandedOut += domain.Share;
            for (CreditUnit? unit = domain.FirstActive; unit is not null;)
            {
                CreditUnit? following = unit.NextActive;
                long share = rest-- > 0 ? each + 1 : each;
                unit.Credit += _planted == PlantedBug.CreditsLeak ? share - (share / 64) : share;
                Settle(unit, now);
                balance += unit.Credit;
                unit = following;
            }
        }

        _debt = long.Max(0, -balance);

        // Priorities have changed.
        foreach (CreditCpu data in _cpus)
        {
            if (data.Cpu.Current is { } vcpu && (UnitOf(vcpu).Priority < data.Highest || (UnitOf(vcpu).Priority <= CreditPriority.Over && (_waited & ~data.Bit) != 0)))
                data.Cpu.Tickle(now);
        }
    }

    // Shares CPUs x slice, and the debt, among the active domains by weight. Whoever would get more than it may have gets that,
    // and what is left goes to the others in the same way, until nobody gets too much.
    private void Share()
    {
        ulong weight = 0;
        foreach (CreditDomain domain in _active)
        {
            domain.Share = -1;
            weight += domain.ActiveWeight;
        }

        ulong total = weight;
        long credits = (_slice * _cpus.Length) + _debt;
        bool isFound = true;
        while (isFound && weight != 0)
        {
            isFound = false;
            ulong weightLeft = weight;
            long creditsLeft = credits;

            // Most are like the one before.
            CreditDomain? like = null;
            long most = 0;
            bool isTooMuch = false;
            foreach (CreditDomain domain in _active)
            {
                if (domain.Share >= 0)
                    continue;

                if (like is null || !domain.EarnsAs(like))
                {
                    like = domain;
                    most = MostOf(domain, total);
                    isTooMuch = Fraction(credits, domain.ActiveWeight, weight) >= most;
                }

                if (!isTooMuch)
                    continue;

                domain.Share = most;
                weightLeft -= domain.ActiveWeight;
                creditsLeft -= most;
                isFound = true;
            }

            weight = weightLeft;
            credits = creditsLeft;
        }

        // Rounded so that the sum is exact.
        ulong sum = 0;
        long given = 0;
        foreach (CreditDomain domain in _active)
        {
            if (domain.Share >= 0)
                continue;

            sum += domain.ActiveWeight;
            long upTo = Fraction(credits, sum, weight);
            domain.Share = upTo - given;
            given = upTo;
        }
    }

    private long MostOf(CreditDomain domain, ulong totalWeight)
    {
        long most = domain.ActiveCount * _slice;
        if (_debt > 0)
            most += Fraction(_debt, domain.ActiveWeight, totalWeight) + 1;

        return domain.Cap == 0 ? most : long.Min(most, domain.CapCredit(_slice));
    }

    // Priority, parking and limits, by what the unit has now.
    private void Settle(CreditUnit unit, ulong now)
    {
        if ((unit.Holds & Hold.Domain) != 0 && unit.Vcpu.Domain.HasEnded && !IsCurrent(unit))
        {
            if (unit.IsParked)
                SetParked(unit, false);

            Deactivate(unit);
            return;
        }

        if (unit.Credit < 0)
        {
            SetPriority(unit, DebtOf(unit.Credit));
            if (IsOverCap(unit))
                Park(unit, now);

            if (unit.Credit < unit.Floor)
                Clip(unit, unit.Floor);

            if (unit.IsParked && unit.Domain.Cap == 0)
                Unpark(unit, now);

            return;
        }

        unit.Floor = -MostSlices * _slice;
        SetPriority(unit, CreditPriority.Under);
        if (unit.IsParked)
            Unpark(unit, now);

        if (unit.Credit > _slice && unit.Runstate.Kind >= RunstateKind.Blocked)
        {
            Clip(unit, unit.Credit / 2);
            Deactivate(unit);
        }
        else if (unit.Credit > MostSlices * _slice)
        {
            Clip(unit, MostSlices * _slice);
        }
    }

    private void Clip(CreditUnit unit, long credit)
    {
        Clipped += unit.Credit - credit;
        unit.Credit = credit;
    }

    private void SetPriority(CreditUnit unit, CreditPriority priority)
    {
        if (unit.Priority == priority || (unit.Priority == CreditPriority.Boost && _planted == PlantedBug.BoostNeverEnds))
            return;

        if (!unit.IsQueued)
        {
            unit.Priority = priority;
            return;
        }

        CreditCpu data = DataOf(unit.Cpu);
        data.Remove(unit);
        unit.Priority = priority;
        data.Append(unit);
    }

    private void Park(CreditUnit unit, ulong now)
    {
        SetParked(unit, true);
        if (IsCurrent(unit))
            unit.Cpu.Tickle(now);
        else
            unit.Vcpu.SleepAt(now);
    }

    private void SetParked(CreditUnit unit, bool isParked)
    {
        unit.IsParked = isParked;
        _parkedCount += isParked ? 1 : -1;
    }

    // Its credits have recovered. That is no wake: it is not boosted.
    private void Unpark(CreditUnit unit, ulong now)
    {
        SetParked(unit, false);
        unit.IsUnboosted = true;
        unit.Vcpu.WakeAt(now);
        unit.IsUnboosted = false;
        if (unit.Vcpu.Runstate.Kind == RunstateKind.Offline)
            unit.Vcpu.SleepAt(now);
    }

    private static bool IsCurrent(CreditUnit unit) => unit.Cpu.Current == unit.Vcpu;

    private void Activate(CreditUnit unit)
    {
        CreditDomain domain = unit.Domain;
        unit.IsActive = true;
        unit.NextActive = domain.FirstActive;
        if (domain.FirstActive is { } first)
            first.PreviousActive = unit;

        domain.FirstActive = unit;
        if (domain.ActiveCount++ == 0)
        {
            domain.Index = _active.Count;
            _active.Add(domain);
        }
    }

    private void Deactivate(CreditUnit unit)
    {
        CreditDomain domain = unit.Domain;
        unit.IsActive = false;
        unit.Ran = 0;
        if (unit.PreviousActive is { } previous)
            previous.NextActive = unit.NextActive;
        else
            domain.FirstActive = unit.NextActive;

        if (unit.NextActive is { } next)
            next.PreviousActive = unit.PreviousActive;

        unit.NextActive = null;
        unit.PreviousActive = null;
        if (--domain.ActiveCount > 0)
            return;

        CreditDomain last = _active[^1];
        _active[domain.Index] = last;
        last.Index = domain.Index;
        _active.RemoveAt(_active.Count - 1);
        domain.Index = -1;
    }

    // Somebody wakes: the accounting goes on. It makes up for the periods in which nobody ran.
    private void StartAccounting(ulong now)
    {
        if (_timer.IsArmed)
            return;

        const ulong MostPeriods = 1024;
        long periods = (long)ulong.Min((now / (ulong)_slice) - ulong.Min(now, _stoppedAt) / (ulong)_slice, MostPeriods);
        for (int i = periods == 0 ? -1 : _active.Count - 1; i >= 0; i--)
        {
            CreditDomain domain = _active[i];
            long share = periods * (domain.Cap == 0 ? _slice : long.Min(_slice, domain.CapCreditEach(_slice)));
            for (CreditUnit? unit = domain.FirstActive; unit is not null;)
            {
                CreditUnit? following = unit.NextActive;
                unit.Credit += share;
                HandedOut += share;
                Settle(unit, now);
                unit = following;
            }
        }

        _stoppedAt = now;
        _debt = 0;
        _host.Timers.Arm(_timer, NextPeriod(now));
    }

    private ulong NextPeriod(ulong now) => ((now / (ulong)_slice) + 1) * (ulong)_slice;

    // value * part / whole, where part is no more than whole.
    private static long Fraction(long value, ulong part, ulong whole)
    {
        ulong high = Math.BigMul((ulong)value, part, out ulong low);
        return high == 0 ? (long)(low / whole) : (long)(new UInt128(high, low) / whole);
    }
}
