using System.Numerics;
using System.Runtime.CompilerServices;

namespace HypercallSdk.Hypervisor.Scheduling;

/// <summary>A physical CPU's run queue: who waits for it, by priority.</summary>
internal sealed class CreditCpu(PhysicalCpu cpu) : SchedulerCpu
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
    public CreditUnit? First(CreditPriority priority) => _queues[(int)priority].First;

    /// <summary>The last one of a priority.</summary>
    public CreditUnit? Last(CreditPriority priority) => _queues[(int)priority].Last;

    /// <summary>Queues one as the last of its priority.</summary>
    public void Append(CreditUnit unit) => Insert(unit, _queues[(int)unit.Priority].Last);

    /// <summary>Queues one behind <paramref name="place"/>, which has its priority; null for first of all.</summary>
    public void Insert(CreditUnit unit, CreditUnit? place)
    {
        _queues[(int)unit.Priority].Insert(unit, place);
        _occupied |= 1U << (int)unit.Priority;
        unit.IsQueued = true;
        unit.Cpu = Cpu;
        Count++;
    }

    /// <summary>Takes one out.</summary>
    public void Remove(CreditUnit unit)
    {
        ref CreditQueue queue = ref _queues[(int)unit.Priority];
        queue.Remove(unit);
        if (queue.First is null)
            _occupied &= ~(1U << (int)unit.Priority);

        unit.IsQueued = false;
        Count--;
    }

    [InlineArray((int)CreditPriority.Boost + 1)]
    private struct Queues
    {
        private CreditQueue _first;
    }
}
