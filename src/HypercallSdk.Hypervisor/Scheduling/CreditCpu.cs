// One physical CPU's run queue: a list for each priority, first come first served. Links are in the units, so that entering,
// leaving and changing priority each cost a few stores, however many wait.
namespace HypercallSdk.Hypervisor.Scheduling;

/// <summary>The vCPUs that wait for one physical CPU.</summary>
internal sealed class CreditCpu : SchedulerCpu
{
    private const int Priorities = (int)Priority.Deep + 1;

    private readonly CreditUnit?[] _first = new CreditUnit?[Priorities];
    private readonly CreditUnit?[] _last = new CreditUnit?[Priorities];

    /// <summary>How many wait.</summary>
    public int Count { get; private set; }

    /// <summary>The one that has waited longest at <paramref name="priority"/>.</summary>
    public CreditUnit? First(Priority priority) => _first[(int)priority];

    /// <summary>The best priority that anybody who waits has; null when nobody waits.</summary>
    public Priority? Best
    {
        get
        {
            for (int list = 0; list < Priorities; list++)
            {
                if (_first[list] is not null)
                    return (Priority)list;
            }

            return null;
        }
    }

    /// <summary>Puts <paramref name="unit"/> behind those of its priority.</summary>
    public void Add(CreditUnit unit, ulong now)
    {
        unit.QueuedAt = now;
        unit.IsQueued = true;
        int list = (int)unit.Priority;
        CreditUnit? last = _last[list];
        unit.Previous = last;
        unit.Next = null;
        if (last is null)
            _first[list] = unit;
        else
            last.Next = unit;

        _last[list] = unit;
        Count++;
    }

    /// <summary>Takes <paramref name="unit"/> out.</summary>
    public void Remove(CreditUnit unit)
    {
        int list = (int)unit.Priority;
        if (unit.Previous is null)
            _first[list] = unit.Next;
        else
            unit.Previous.Next = unit.Next;

        if (unit.Next is null)
            _last[list] = unit.Previous;
        else
            unit.Next.Previous = unit.Previous;

        unit.Next = null;
        unit.Previous = null;
        unit.IsQueued = false;
        Count--;
    }
}
