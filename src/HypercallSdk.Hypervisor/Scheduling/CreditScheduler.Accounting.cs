using System;
using HypercallSdk.Hypervisor.Time;

namespace HypercallSdk.Hypervisor.Scheduling;

internal sealed partial class CreditScheduler
{
    /// <summary>Charges <paramref name="unit"/>, which runs, for what it has run since it was last charged.</summary>
    private void Charge(CreditUnit unit, ulong now)
    {
        if (now <= unit.ChargedTo)
            return;

        ulong ran = now - unit.ChargedTo;
        unit.ChargedTo = now;
        unit.BoostUsed += ran;
        ulong owed = ran + unit.Residual;
        ulong credits = owed / NanosecondsPerCredit;
        unit.Residual = (uint)(owed % NanosecondsPerCredit);
        unit.Credit = (int)long.Max(unit.Credit - (long)ulong.Min(credits, int.MaxValue), int.MinValue / 2);
        if (unit.ActiveIndex < 0)
            Activate(unit, now);

        if (unit.Credit < 0)
            SetPriority(unit, DebtOf(unit), now);
        else if (unit.Priority == Priority.Boost && unit.BoostUsed >= Slice / TicksPerSlice)
            SetPriority(unit, Priority.Under, now);
    }

    private Priority DebtOf(CreditUnit unit) => unit.Credit < -CreditsPerSlice ? Priority.Deep : Priority.Over;

    private void Activate(CreditUnit unit, ulong now)
    {
        CreditDomain domain = unit.Domain;
        unit.ActiveIndex = domain.Active.Count;
        domain.Active.Add(unit);
        if (domain.Index < 0)
        {
            domain.Index = _active.Count;
            _active.Add(domain);
        }

        if (!_timer.IsArmed)
            _host.Timers.Arm(_timer, now + Slice);
    }

    private void Deactivate(CreditUnit unit)
    {
        if (unit.ActiveIndex < 0)
            return;

        CreditDomain domain = unit.Domain;
        CreditUnit last = domain.Active[^1];
        domain.Active[unit.ActiveIndex] = last;
        last.ActiveIndex = unit.ActiveIndex;
        domain.Active.RemoveAt(domain.Active.Count - 1);
        unit.ActiveIndex = -1;
        if (domain.Active.Count > 0)
            return;

        CreditDomain lastDomain = _active[^1];
        _active[domain.Index] = lastDomain;
        lastDomain.Index = domain.Index;
        _active.RemoveAt(_active.Count - 1);
        domain.Index = -1;
        if (_active.Count == 0)
            _host.Timers.Disarm(_timer);
    }

    // Hands out the machine's credits.
    private void Account(ulong now)
    {
        foreach (PhysicalCpu cpu in _host.PhysicalCpus)
        {
            if (cpu.Current is { } vcpu)
                Charge(UnitOf(vcpu), now);
        }

        long total = (long)_host.PhysicalCpus.Length * CreditsPerSlice;
        long weightLeft = 0;
        foreach (CreditDomain domain in _active)
            weightLeft += WeightOf(domain);

        // Those that cannot take their fair part (a cap, or fewer vCPUs than it would keep busy) get what they can take; what
        // they leave is the others'. Taking one out raises the part of the rest, so that others may not be able to take
        // theirs: repeated until nobody is left out.
        Span<bool> served = _active.Count <= 256 ? stackalloc bool[_active.Count] : new bool[_active.Count];
        bool leftOut;
        do
        {
            leftOut = false;
            for (int i = 0; i < _active.Count; i++)
            {
                CreditDomain domain = _active[i];
                long most = MostOf(domain);
                if (served[i] || PartOf(total, WeightOf(domain), weightLeft) < most)
                    continue;

                served[i] = true;
                leftOut = true;
                total -= most;
                weightLeft -= WeightOf(domain);
                Give(domain, most, now);
            }
        }
        while (leftOut);

        for (int i = _active.Count - 1; i >= 0; i--)
        {
            if (!served[i])
                Give(_active[i], PartOf(total, WeightOf(_active[i]), weightLeft), now);
        }

        for (int i = _active.Count - 1; i >= 0; i--)
            DropIdle(_active[i]);

        if (_active.Count > 0)
            _host.Timers.Arm(_timer, now + Slice);
    }

    private static long WeightOf(CreditDomain domain) => (long)domain.Weight * domain.Active.Count;

    // Rounded to the nearest: over many rounds nobody is favoured.
    private static long PartOf(long total, long weight, long all) => all == 0 ? 0 : ((2 * total * weight) + all) / (2 * all);

    private long MostOf(CreditDomain domain)
    {
        long most = (long)domain.Active.Count * CreditsPerSlice;
        return domain.Cap == 0 ? most : long.Min(most, CapOf(domain));
    }

    private long CapOf(CreditDomain domain) => ((long)domain.Cap * CreditsPerSlice) / 100;

    // To a domain's active vCPUs in equal parts; the remainder to the first of them, another one each time.
    private void Give(CreditDomain domain, long credits, ulong now)
    {
        int count = domain.Active.Count;
        long each = credits / count;
        long rest = credits % count;
        uint turn = (uint)(now / Slice) % (uint)count;
        for (int i = 0; i < count; i++)
        {
            CreditUnit unit = domain.Active[i];
            unit.Credit += (int)(each + (((uint)i + turn) % (uint)count < rest ? 1 : 0));
            Judge(unit, now);
        }
    }

    private void Judge(CreditUnit unit, ulong now)
    {
        if (unit.Credit < 0)
        {
            SetPriority(unit, DebtOf(unit), now);
            long cap = CapOf(unit.Domain) / unit.Domain.Active.Count;
            if (unit.Domain.Cap > 0 && unit.Credit < -cap)
                Park(unit, now);

            unit.Credit = int.Max(unit.Credit, -LeastOf(unit.Domain));
        }
        else
        {
            if (unit.Priority >= Priority.Over)
                SetPriority(unit, Priority.Under, now);

            if (Unpark(unit))
            {
                // It was not asleep.
                unit.IsUnboosted = true;
                unit.Vcpu.Wake();
            }
        }
    }

    // What a vCPU may owe at most. Under a cap all of it: debt alone is what keeps a cap.
    private int LeastOf(CreditDomain domain) => domain.Cap > 0 ? int.MaxValue / 4 : MostSlices * CreditsPerSlice;

    private void Park(CreditUnit unit, ulong now)
    {
        if (unit.IsParked)
            return;

        unit.IsParked = true;
        ParkedCount++;
        if (unit.Cpu.Current == unit.Vcpu)
            unit.Cpu.Tickle(now);
        else
            unit.Vcpu.Sleep();
    }

    private bool Unpark(CreditUnit unit)
    {
        if (!unit.IsParked)
            return false;

        unit.IsParked = false;
        ParkedCount--;
        return true;
    }

    private void DropIdle(CreditDomain domain)
    {
        for (int i = domain.Active.Count - 1; i >= 0; i--)
        {
            CreditUnit unit = domain.Active[i];
            if (unit.Vcpu.IsRunnable || unit.IsParked)
            {
                unit.Credit = int.Min(unit.Credit, MostSlices * CreditsPerSlice);
            }
            else if (unit.Credit > CreditsPerSlice)
            {
                unit.Credit /= 2;
                Deactivate(unit);
            }
        }
    }

    private sealed class AccountingTimer(CreditScheduler scheduler, ulong order) : HostTimer(order)
    {
        // On a machine that idles only those that are parked wait for it.
        public override bool HasEffect => scheduler.ParkedCount > 0;

        public override void Fire(ulong now) => scheduler.Account(now);
    }
}
