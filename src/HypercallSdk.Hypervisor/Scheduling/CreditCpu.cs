using System.Numerics;
using System.Runtime.CompilerServices;

namespace HypercallSdk.Hypervisor.Scheduling;

/// <summary>A physical CPU's run queue: who waits for it, by priority.</summary>
internal sealed class CreditCpu(PhysicalCpu cpu, CreditUnits units) : SchedulerCpu
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
    public CreditUnit? First(CreditPriority priority) => units[_queues[(int)priority].First];

    /// <summary>The last one of a priority.</summary>
    public CreditUnit? Last(CreditPriority priority) => units[_queues[(int)priority].Last];

    /// <summary>The one behind <paramref name="unit"/>, which waits here.</summary>
    public CreditUnit? Next(CreditUnit unit) => units[unit.Next];

    /// <summary>The one before <paramref name="unit"/>, which waits here.</summary>
    public CreditUnit? Previous(CreditUnit unit) => units[unit.Previous];

    /// <summary>Queues one as the last of its priority.</summary>
    public void Append(CreditUnit unit) => Insert(unit, Last(unit.Priority));

    /// <summary>Queues one behind <paramref name="place"/>, which has its priority; null for first of all.</summary>
    public void Insert(CreditUnit unit, CreditUnit? place)
    {
        _queues[(int)unit.Priority].Insert(units, unit, place);
        _occupied |= 1U << (int)unit.Priority;
        unit.IsQueued = true;
        unit.MoveTo(Cpu);
        Count++;
    }

    /// <summary>Takes one out.</summary>
    public void Remove(CreditUnit unit)
    {
        ref CreditQueue queue = ref _queues[(int)unit.Priority];
        queue.Remove(units, unit);
        if (queue.First == 0)
            _occupied &= ~(1U << (int)unit.Priority);

        unit.IsQueued = false;
        Count--;
    }

    /// <summary>Takes out the first of those of the priority of <paramref name="unit"/>, of which there is one, and queues that as the last.</summary>
    public CreditUnit Rotate(CreditUnit unit)
    {
        CreditUnit first = _queues[(int)unit.Priority].Rotate(units, unit);
        first.IsQueued = false;
        unit.IsQueued = true;
        unit.MoveTo(Cpu);
        return first;
    }

    [InlineArray((int)CreditPriority.Boost + 1)]
    private struct Queues
    {
        private CreditQueue _first;
    }
}
