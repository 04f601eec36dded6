using System.Numerics;
using System.Runtime.CompilerServices;

namespace HypercallSdk.Hypervisor.Scheduling;

/// <summary>A physical CPU's run queue: who waits for it, by priority.</summary>
// SAFETY: whoever is queued is a unit of the host's, whose state is there as long as it is.
internal sealed unsafe class CreditCpu(PhysicalCpu cpu, UnitTable units) : SchedulerCpu
{
    private Queues _queues;
    private uint _occupied;

    /// <summary>The CPU.</summary>
    public PhysicalCpu Cpu { get; } = cpu;

    /// <summary>The CPU's bit in a mask.</summary>
    public ulong Bit { get; } = 1UL << cpu.Id;

    /// <summary>How many wait.</summary>
    public int Count { get; private set; }

    /// <summary>The highest priority that anybody waits with.</summary>
    public CreditPriority Highest => _occupied == 0 ? CreditPriority.Idle : (CreditPriority)BitOperations.Log2(_occupied);

    /// <summary>The first one of a priority.</summary>
    public CreditUnit? First(CreditPriority priority) => UnitOf(_queues[(int)priority].First);

    /// <summary>The last one of a priority.</summary>
    public CreditUnit? Last(CreditPriority priority) => UnitOf(_queues[(int)priority].Last);

    /// <summary>The one behind <paramref name="unit"/>, which waits here.</summary>
    public CreditUnit? Next(CreditUnit unit) => UnitOf(unit.State->Next);

    /// <summary>The one before <paramref name="unit"/>, which waits here.</summary>
    public CreditUnit? Previous(CreditUnit unit) => UnitOf(unit.State->Previous);

    /// <summary>Queues one as the last of its priority.</summary>
    public void Append(CreditUnit unit) => Insert(unit, _queues[(int)unit.Priority].Last);

    /// <summary>Queues one behind <paramref name="place"/>, which has its priority; null for first of all.</summary>
    public void Insert(CreditUnit unit, CreditUnit? place) => Insert(unit, place is null ? null : place.State);

    private void Insert(CreditUnit unit, UnitState* place)
    {
        _queues[(int)unit.Priority].Insert(unit.State, place);
        _occupied |= 1U << (int)unit.Priority;
        unit.State->Flags |= UnitFlags.Queued;
        unit.MoveTo(Cpu);
        Count++;
    }

    /// <summary>Takes one out.</summary>
    public void Remove(CreditUnit unit)
    {
        ref CreditQueue queue = ref _queues[(int)unit.Priority];
        queue.Remove(unit.State);
        if (queue.First == null)
            _occupied &= ~(1U << (int)unit.Priority);

        unit.State->Flags &= ~UnitFlags.Queued;
        Count--;
    }

    /// <summary>The state of the first one of a priority.</summary>
    public UnitState* FirstState(CreditPriority priority) => _queues[(int)priority].First;

    /// <summary>Takes out <paramref name="next"/>, the first of its priority, and queues the one that ran as the last of its own.</summary>
    public void Exchange(UnitState* ran, UnitState* next)
    {
        ran->Flags |= UnitFlags.Queued;
        next->Flags &= ~UnitFlags.Queued;
        ref CreditQueue to = ref _queues[(int)ran->Priority];
        if (to.First == next && to.Last == next)
        {
            to.First = ran;
            to.Last = ran;
            return;
        }

        UnitState* last = to.Last;
        ran->Previous = last;
        to.Last = ran;
        if (last == null)
        {
            to.First = ran;
            _occupied |= 1U << (int)ran->Priority;
        }
        else
        {
            last->Next = ran;
        }

        ref CreditQueue from = ref _queues[(int)next->Priority];
        UnitState* second = next->Next;
        next->Next = null;
        from.First = second;
        if (second != null)
        {
            second->Previous = null;
            return;
        }

        from.Last = null;
        _occupied &= ~(1U << (int)next->Priority);
    }

    private CreditUnit? UnitOf(UnitState* state) => Unsafe.As<CreditUnit>(units[state]);

    [InlineArray((int)CreditPriority.Boost + 1)]
    private struct Queues
    {
        private CreditQueue _first;
    }
}
