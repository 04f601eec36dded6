// Where a unit waits, and who takes it from there.
using System.Numerics;
using HypercallSdk.Hypervisor.Checking;

namespace HypercallSdk.Hypervisor.Scheduling;

internal sealed partial class CreditScheduler
{
    // From which CPU on others' queues are looked through: behind the one that was stolen from last.
    private int _stealFrom;

    // When the first of those that the last theft was kept from by the migration delay may be taken; the end of time for none.
    private ulong _coolAt = ulong.MaxValue;

    // Queues a unit where it may run: on an idle CPU if there is one, else where it ran last; and has that CPU look.
    private void Queue(CreditUnit unit, ulong now)
    {
        ulong idle = _idle & unit.Allowed;
        if (idle != 0)
        {
            CreditCpu target = Pick(idle, unit);
            Append(target, unit, now);
            TickleIdle(target, now);
            return;
        }

        CreditCpu data = (unit.Allowed & BitOf(unit.Cpu)) != 0 ? DataOf(unit.Cpu) : PickBusy(unit);
        Append(data, unit, now);
        if (data.Cpu.Current is not { } running || UnitOf(running).Priority < unit.Priority || (UnitOf(running).Allowed & data.Bit) == 0)
            data.Cpu.Tickle(now);
    }

    // Behind the others of its priority; among those that came at the same time, where the seed says.
    private void Append(CreditCpu data, CreditUnit unit, ulong now)
    {
        const int MostTies = 8;
        CreditUnit? place = data.Last(unit.Priority);
        int ties = 0;
        for (CreditUnit? other = place; other is not null && other.QueuedAt == now && ties < MostTies; other = data.Previous(other))
            ties++;

        for (int back = ties == 0 ? 0 : Next(ties + 1); back > 0; back--)
            place = data.Previous(place!);

        unit.QueuedAt = now;
        data.Insert(unit, place);
        _waited |= data.Bit;
    }

    private void Unqueue(CreditUnit unit)
    {
        CreditCpu data = DataOf(unit.Cpu);
        data.Remove(unit);
        if (data.Count == 0)
            _waited &= ~data.Bit;
    }

    private void TickleIdle(CreditCpu data, ulong now)
    {
        _idle &= ~data.Bit;
        data.Cpu.Tickle(now);
    }

    /// <summary>Has idle CPUs look that those who wait may run on.</summary>
    internal void OfferIdle(ulong now)
    {
        if (_planted == PlantedBug.WaitingIsNotOffered)
            return;

        foreach (CreditCpu data in _cpus)
            OfferIdle(data, now);
    }

    private void OfferIdle(CreditCpu data, ulong now)
    {
        for (CreditPriority priority = data.Highest; priority > CreditPriority.Idle; priority--)
        {
            for (CreditUnit? unit = data.First(priority); unit is not null && _idle != 0; unit = data.Next(unit))
            {
                if ((_idle & unit.Allowed) != 0)
                    TickleIdle(Pick(_idle & unit.Allowed, unit), now);
            }
        }
    }

    // Of CPUs that it may run on: one that it prefers, its own, or the one that the seed says.
    private CreditCpu Pick(ulong candidates, CreditUnit unit)
    {
        if ((candidates & unit.Preferred) != 0)
            candidates &= unit.Preferred;

        ulong own = BitOf(unit.Cpu);
        if ((candidates & own) != 0)
            return _cpus[unit.Cpu.Id];

        int count = BitOperations.PopCount(candidates);
        for (int skip = count == 1 ? 0 : Next(count); skip > 0; skip--)
            candidates &= candidates - 1;

        return _cpus[BitOperations.TrailingZeroCount(candidates)];
    }

    // The CPU of those that it may run on, or of those that it prefers, that the fewest wait for.
    private CreditCpu PickBusy(CreditUnit unit)
    {
        ulong least = 0;
        int count = int.MaxValue;
        for (ulong left = unit.Preferred != 0 ? unit.Preferred : unit.Allowed; left != 0; left &= left - 1)
        {
            CreditCpu data = _cpus[BitOperations.TrailingZeroCount(left)];
            if (data.Count < count)
                (least, count) = (0, data.Count);

            if (data.Count == count)
                least |= data.Bit;
        }

        return Pick(least, unit);
    }

    // Takes a unit of a higher priority than that from another CPU's queue, if one may run here.
    private CreditUnit? Steal(CreditCpu thief, CreditPriority above, ulong now) =>
        StealFromAny(thief, above, now, preferring: true) ?? StealFromAny(thief, above, now, preferring: false);

    private CreditUnit? StealFromAny(CreditCpu thief, CreditPriority above, ulong now, bool preferring)
    {
        for (int i = 0; i < _cpus.Length; i++)
        {
            CreditCpu peer = _cpus[(_stealFrom + i) % _cpus.Length];
            // One that idled is about to take what waits for it.
            if (peer == thief || peer.Cpu.Current is null || peer.Highest <= above || StealFrom(peer, thief, above, now, preferring) is not { } unit)
                continue;

            Unqueue(unit);
            unit.MoveTo(thief.Cpu);
            _stealFrom = (peer.Cpu.Id + 1) % _cpus.Length;
            return unit;
        }

        return null;
    }

    private CreditUnit? StealFrom(CreditCpu peer, CreditCpu thief, CreditPriority above, ulong now, bool preferring)
    {
        for (CreditPriority priority = CreditPriority.Boost; priority > above; priority--)
        {
            for (CreditUnit? unit = peer.First(priority); unit is not null; unit = peer.Next(unit))
            {
                ulong where = preferring ? unit.Preferred : unit.Allowed;
                if ((where & thief.Bit) == 0 && _planted != PlantedBug.StealingIgnoresAffinity)
                    continue;

                if (!IsHot(unit, now))
                    return unit;

                _coolAt = ulong.Min(_coolAt, unit.BurnedUntil + MigrationDelay);
            }
        }

        return null;
    }

    // A CPU idles: it looks again when the first of those that it found too warm to take is not any more.
    private void AwaitCooling()
    {
        if (_coolAt != ulong.MaxValue && (!_cooling.IsArmed || _cooling.Deadline > _coolAt))
            _host.Timers.Arm(_cooling, _coolAt);
    }

    // Whether it ran so lately that its caches are warm where it is.
    private bool IsHot(CreditUnit unit, ulong now) => MigrationDelay != 0 && now < unit.BurnedUntil + MigrationDelay;
}
