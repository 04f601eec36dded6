// Who runs next. Nearly every switch takes the quick way (TryTakeTurns); Schedule does the same and whatever else there is to
// do, so a case that the quick way declines costs time and nothing else.
using System.Runtime.CompilerServices;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Checking;

namespace HypercallSdk.Hypervisor.Scheduling;

internal sealed unsafe partial class CreditScheduler
{
    // What keeps one that ran from the quick way; and one that comes.
    private const UnitFlags RareOfLast = UnitFlags.Held | UnitFlags.Yielding | UnitFlags.Bound | UnitFlags.Capped | UnitFlags.RunstateArea;
    private const UnitFlags RareOfNext = UnitFlags.Capped | UnitFlags.RunstateArea;

    /// <inheritdoc/>
    // SAFETY: here and below, who runs and who is queued are units of the host's, whose states are there as long as they are.
    public override bool TryTakeTurns(PhysicalCpu cpu, ulong now)
    {
        UnitState* last = cpu.Running;
        return last != null && ((last->Flags & UnitFlags.IdleWork) != 0 || HasWork(last)) && TryTakeTurns(cpu, last, now);
    }

    // One that may go on, and earns, goes behind the others of its priority and the first of all runs, or it goes on because
    // nobody waits that goes before it. Nothing but the states of those two is looked at, and nothing is changed before all is.
    // Nothing is called before the end either: the just-in-time compiler has hardly a register to save.
    private bool TryTakeTurns(PhysicalCpu cpu, UnitState* last, ulong now)
    {
        UnitFlags flags = last->Flags;
        if (_idle != 0 || (flags & (RareOfLast | UnitFlags.Active)) != UnitFlags.Active || last->Priority == CreditPriority.Boost)
            return false;

        // One that was chosen by a clock that is ahead has not run for less than nothing.
        ulong ran = now - last->ChosenAt;
        if (ran < (ulong)_rateLimit || ran > (ulong)_mostDebt || now < last->BurnedUntil)
            return false;

        long credit = last->Credit - (long)(now - last->BurnedUntil);
        CreditPriority priority = credit < 0 ? DebtOf(credit) : last->Priority;
        CreditCpu data = DataOf(cpu);
        CreditPriority highest = data.Highest;
        UnitState* next = highest < priority ? last : data.FirstState(highest);
        if ((next->Flags & RareOfNext) != 0 || (priority <= CreditPriority.Over && highest <= CreditPriority.Over && (_waited & ~data.Bit) != 0))
            return false;

        last->Credit = credit;
        last->BurnedUntil = now;
        last->Priority = priority;
        last->QueuedAt = now;
        ulong start = now;
        bool isTick = false;
        if (next != last)
        {
            data.Exchange(last, next);
            last->NotBefore = now;
            last->Runstate.Enter(RunstateKind.Runnable, now);
            start = ulong.Max(now, next->NotBefore);
            next->Runstate.Enter(RunstateKind.Running, start);
            isTick = next->PeriodicTimer.TakeTickLate(start) && (next->Flags & UnitFlags.TimerPort) != 0;
            cpu.LocalTime = ulong.Max(cpu.LocalTime, next->NotBefore);
            cpu.Running = next;
        }

        next->ChosenAt = start;
        next->BurnedUntil = start;
        cpu.SliceEnd = start + (ulong)SliceOf(next->Priority, next->Credit);
        return !isTick || RaiseTick(next);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool HasWork(UnitState* unit) => _host.Units[unit]!.Vcpu.HasWork;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool RaiseTick(UnitState* unit)
    {
        _host.Units[unit]!.Vcpu.RaiseTick();
        return true;
    }

    /// <inheritdoc/>
    public override SchedulerUnit? Schedule(PhysicalCpu cpu, ulong now, out ulong slice)
    {
        if (cpu.Current is not { } previous)
            return Find(DataOf(cpu), null, now, out slice);

        CreditUnit current = UnitOf(previous);
        Burn(current, now);
        return Find(DataOf(cpu), current, now, out slice);
    }

    // It runs from now on. The vCPU may have stopped later, by another CPU's clock, than this one's shows.
    private CreditUnit Choose(CreditCpu data, CreditUnit next, ulong now, out ulong slice)
    {
        ulong start = ulong.Max(now, next.NotBefore);
        next.ChosenAt = start;
        next.BurnedUntil = start;
        next.MoveTo(data.Cpu);
        slice = (ulong)SliceOf(next);
        return next;
    }

    // Who runs next, whatever the case. Current is the one that ran; what it ran is off its credits.
    private CreditUnit? Find(CreditCpu data, CreditUnit? current, ulong now, out ulong slice)
    {
        CreditUnit? next = null;
        if (current is not null)
        {
            long ran = (long)(now - current.ChosenAt);
            if (ran > _mostDebt)
                current.Floor = -ran;

            bool isYielding = current.IsYielding;
            current.IsYielding = false;
            if (!current.Vcpu.IsRunnable)
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
                return current;
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
        _coolAt = ulong.MaxValue;
        if ((next is null || next.Priority <= CreditPriority.Over) && (_waited & ~data.Bit) != 0 && Steal(data, next?.Priority ?? CreditPriority.Idle, now) is { } stolen)
        {
            next = stolen;
            isStolen = true;
        }

        if (next is null)
        {
            _idle |= data.Bit;
            AwaitCooling();
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
        if (_idle != 0 && _waited != 0 && (isStolen || data.Cpu.Current is null))
            OfferIdle(now);

        return Choose(data, next, now, out slice);
    }

    // The one that a yielding unit goes behind, although that has a lower priority, if nobody of its own waits.
    private static CreditUnit? BehindOf(CreditCpu data, CreditUnit unit) => data.Highest < unit.Priority ? data.First(data.Highest) : null;

    private long SliceOf(CreditUnit unit)
    {
        long slice = SliceOf(unit.Priority, unit.Credit);
        if (unit.Domain.Cap == 0 || _planted == PlantedBug.CapIsIgnored)
            return slice;

        return long.Clamp(unit.Credit + unit.Domain.CapCreditEach(_slice) + 1, 1, slice);
    }

    private long SliceOf(CreditPriority priority, long credit)
    {
        if (priority <= CreditPriority.Over)
            return _slice;

        long most = priority == CreditPriority.Boost ? long.Max(_tick, _leastSlice) : _slice;
        return long.Min(long.Max(credit, _leastSlice), most);
    }

    // Takes off a unit's credits what it ran since that was done last. It is not queued.
    private void Burn(CreditUnit unit, ulong now)
    {
        if (now <= unit.BurnedUntil)
            return;

        ulong ran = now - unit.BurnedUntil;
        unit.BurnedUntil = now;
        unit.Credit -= (long)ran;
        if (unit.Priority == CreditPriority.Boost)
        {
            unit.BoostRan = Add(unit.BoostRan, ran);
            if (unit.BoostRan >= _tick && _planted != PlantedBug.BoostNeverEnds)
                unit.Priority = CreditPriority.Under;
        }

        if (unit.Credit < 0)
            GoIntoDebt(unit);
        else if (!unit.IsActive)
            CountRan(unit, ran);
    }

    private void CountRan(CreditUnit unit, ulong ran)
    {
        unit.Ran = Add(unit.Ran, ran);
        if (unit.Ran >= _tick)
            Activate(unit);
    }

    // A tick, which is what it is compared with, is less than a second.
    private static uint Add(uint ran, ulong more) => (uint)ulong.Min(ran + more, uint.MaxValue);

    private void GoIntoDebt(CreditUnit unit)
    {
        if (unit.Priority != CreditPriority.Boost || _planted != PlantedBug.BoostNeverEnds)
            unit.Priority = DebtOf(unit.Credit);

        if (!unit.IsActive)
            Activate(unit);

        if (IsOverCap(unit))
            SetParked(unit, true);
    }

    private CreditPriority DebtOf(long credit) => credit < -_slice ? CreditPriority.Deep : CreditPriority.Over;

    private bool IsOverCap(CreditUnit unit) =>
        unit.Domain.Cap != 0 && !unit.IsParked && unit.Credit < -unit.Domain.CapCreditEach(_slice) && _planted != PlantedBug.CapIsIgnored;
}
