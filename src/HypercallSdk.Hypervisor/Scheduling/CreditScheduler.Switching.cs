// Who runs next. This is the path that every switch takes.
using HypercallSdk.Hypervisor.Checking;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor.Scheduling;

internal sealed partial class CreditScheduler
{
    /// <inheritdoc/>
    public override Vcpu? Schedule(PhysicalCpu cpu, ulong now, out ulong slice)
    {
        CreditCpu data = DataOf(cpu);
        CreditUnit? current = null;
        CreditUnit? next = null;
        if (cpu.Current is { } previous)
        {
            current = UnitOf(previous);
            Burn(current, now);
            long ran = (long)(now - current.ChosenAt);
            if (ran > MostSlices * _slice)
                current.Floor = -ran;

            bool isYielding = current.IsYielding;
            current.IsYielding = false;
            if (!previous.IsRunnable)
            {
                current = null;
            }
            else if ((current.Allowed & data.Bit) == 0)
            {
                // Moved, not woken: it keeps its priority.
                Queue(current, now);
                current = null;
            }
            else if (ran < _rateLimit && !isYielding)
            {
                slice = (ulong)(_rateLimit - ran);
                return previous;
            }
            else
            {
                if (isYielding)
                    next = BehindOf(data, current);

                current.QueuedAt = now;
                data.Append(current);
                _waited |= data.Bit;
            }
        }

        next ??= data.First(data.Highest);
        bool isStolen = false;
        if ((next is null || next.Priority <= CreditPriority.Over) && (_waited & ~data.Bit) != 0 && Steal(data, next?.Priority ?? CreditPriority.Idle, now) is { } stolen)
        {
            next = stolen;
            isStolen = true;
        }

        if (next is null)
        {
            _idle |= data.Bit;
            slice = ulong.MaxValue;
            return null;
        }

        if (!isStolen)
            data.Remove(next);

        if (data.Count == 0)
            _waited &= ~data.Bit;

        _idle &= ~data.Bit;

        // It waits again, and may do so in vain where another CPU idles.
        if (_idle != 0 && current is { IsQueued: true } && (_idle & current.Allowed) != 0)
            TickleIdle(Pick(_idle & current.Allowed, current), now);

        // A CPU that idled may have been sent several, or may have found a better one elsewhere.
        if (_idle != 0 && _waited != 0 && (isStolen || cpu.Current is null))
            OfferIdle(now);

        // The vCPU may have stopped later, by another CPU's clock, than this one's shows.
        ulong start = ulong.Max(now, next.Vcpu.NotBefore);
        next.ChosenAt = start;
        next.BurnedUntil = start;
        next.Cpu = cpu;
        slice = (ulong)SliceOf(next);
        return next.Vcpu;
    }

    // The one that a yielding unit goes behind, although that has a lower priority, if nobody of its own waits.
    private static CreditUnit? BehindOf(CreditCpu data, CreditUnit unit) => data.Highest < unit.Priority ? data.First(data.Highest) : null;

    private long SliceOf(CreditUnit unit)
    {
        long least = long.Max(_rateLimit, long.Min(LeastSlice, _slice));
        long slice = unit.Priority switch
        {
            CreditPriority.Over or CreditPriority.Deep => _slice,
            CreditPriority.Boost => long.Clamp(unit.Credit, least, long.Max(_tick, least)),
            _ => long.Clamp(unit.Credit, least, _slice),
        };

        if (unit.Domain.Cap == 0 || _host.Options.Planted == PlantedBug.CapIsIgnored)
            return slice;

        return long.Clamp(unit.Credit + unit.Domain.CapCreditEach(_slice) + 1, 1, slice);
    }

    // Takes off a unit's credits what it ran since that was done last. It is not queued.
    private void Burn(CreditUnit unit, ulong now)
    {
        if (now <= unit.BurnedUntil)
            return;

        ulong ran = now - unit.BurnedUntil;
        unit.BurnedUntil = now;
        unit.Credit -= (long)ran;
        unit.Ran += ran;
        if (unit.Priority == CreditPriority.Boost)
        {
            unit.BoostRan += ran;
            if (unit.BoostRan >= (ulong)_tick && _host.Options.Planted != PlantedBug.BoostNeverEnds)
                unit.Priority = CreditPriority.Under;
        }

        if (unit.Credit < 0)
            GoIntoDebt(unit);
        else if (!unit.IsActive && unit.Ran >= (ulong)_tick)
            Activate(unit);
    }

    private void GoIntoDebt(CreditUnit unit)
    {
        if (unit.Priority != CreditPriority.Boost || _host.Options.Planted != PlantedBug.BoostNeverEnds)
            unit.Priority = DebtOf(unit);

        if (!unit.IsActive)
            Activate(unit);

        if (IsOverCap(unit))
            SetParked(unit, true);
    }

    private CreditPriority DebtOf(CreditUnit unit) => unit.Credit < -_slice ? CreditPriority.Deep : CreditPriority.Over;

    private bool IsOverCap(CreditUnit unit) =>
        unit.Domain.Cap != 0 && !unit.IsParked && unit.Credit < -unit.Domain.CapCreditEach(_slice) && _host.Options.Planted != PlantedBug.CapIsIgnored;
}
