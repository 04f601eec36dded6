// What units earn. See CreditScheduler.cs for the rules.
//
// Units are gone through in the order of their numbers, domains in that of their vCPU 0's: so their states, and all else that
// is kept of them, mostly come in the order in which they lie in memory, and so do those in the run queues whom an accounting
// queues again. Nobody gains by it: within a priority who comes first runs first, and credits say who has which.
using System;
using System.Runtime.CompilerServices;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Checking;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor.Scheduling;

internal sealed partial class CreditScheduler
{
    // The units that are active, by number, and the domains that have one. A number is somebody else's only after its unit
    // was removed, and all of a domain's are at once.
    private readonly NumberSet _active = new();
    private readonly NumberSet _activeDomains = new();

    // All domains by number: three passes over them come by no unit.
    private CreditDomain?[] _domains = new CreditDomain?[16];
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
        _debt = long.Max(0, -HandOut(now));

        // Priorities have changed.
        foreach (CreditCpu data in _cpus)
        {
            if (data.Cpu.Current is { } vcpu && (UnitOf(vcpu).Priority < data.Highest || (UnitOf(vcpu).Priority <= CreditPriority.Over && (_waited & ~data.Bit) != 0)))
                data.Cpu.Tickle(now);
        }
    }

    // Gives each active unit what its domain's share says, and settles it. What all of them have then.
    private long HandOut(ulong now)
    {
        long balance = 0;
        foreach (int number in _active)
        {
            CreditUnit unit = Unsafe.As<CreditUnit>(_host.Units[number]!);
            CreditDomain domain = unit.Domain;
            long share = domain.Each;
            if (domain.Left > 0)
            {
                domain.Left--;
                share++;
            }

            unit.Credit += _planted == PlantedBug.CreditsLeak ? share - (share / 64) : share;
            Settle(unit, now);
            balance += unit.Credit;
        }

        return balance;
    }

    // Shares CPUs x slice, and the debt, among the active domains by weight. Whoever would get more than it may have gets that,
    // and what is left goes to the others in the same way, until nobody gets too much.
    private void Share()
    {
        ulong weight = 0;
        foreach (int number in _activeDomains)
        {
            CreditDomain domain = _domains[number]!;
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
            foreach (int number in _activeDomains)
            {
                CreditDomain domain = _domains[number]!;
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
        foreach (int number in _activeDomains)
        {
            CreditDomain domain = _domains[number]!;
            if (domain.Share < 0)
            {
                sum += domain.ActiveWeight;
                long upTo = Fraction(credits, sum, weight);
                domain.Share = upTo - given;
                given = upTo;
            }

            domain.Split();
            HandedOut += domain.Share;
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

    private void Enlist(CreditDomain domain, int number)
    {
        if (number >= _domains.Length)
            Array.Resize(ref _domains, 2 * number);

        _domains[number] = domain;
        domain.Number = number;
    }

    private static bool IsCurrent(CreditUnit unit) => unit.Cpu.Current == unit.Vcpu;

    private void Activate(CreditUnit unit)
    {
        CreditDomain domain = unit.Domain;
        unit.IsActive = true;
        _active.Add(NumberOf(unit));
        if (domain.ActiveCount++ == 0)
            _activeDomains.Add(domain.Number);
    }

    private void Deactivate(CreditUnit unit)
    {
        CreditDomain domain = unit.Domain;
        unit.IsActive = false;
        unit.Ran = 0;
        _active.Remove(NumberOf(unit));
        if (--domain.ActiveCount == 0)
            _activeDomains.Remove(domain.Number);
    }

    // Somebody wakes: the accounting goes on. It makes up for the periods in which nobody ran.
    private void StartAccounting(ulong now)
    {
        if (_timer.IsArmed)
            return;

        const ulong MostPeriods = 1024;
        long periods = (long)ulong.Min((now / (ulong)_slice) - ulong.Min(now, _stoppedAt) / (ulong)_slice, MostPeriods);
        if (periods != 0)
        {
            foreach (int number in _activeDomains)
            {
                CreditDomain domain = _domains[number]!;
                domain.Each = periods * (domain.Cap == 0 ? _slice : long.Min(_slice, domain.CapCreditEach(_slice)));
                domain.Left = 0;
                HandedOut += domain.Each * domain.ActiveCount;
            }

            HandOut(now);
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
