namespace HypercallSdk.Hypervisor.Scheduling;

/// <summary>Those of one priority that wait for one CPU, in the order in which they run.</summary>
// SAFETY: whoever is queued is a unit of the host's, whose state is there as long as it is.
internal unsafe struct CreditQueue
{
    /// <summary>Who runs next; null for nobody.</summary>
    public UnitState* First;

    /// <summary>Who runs last; null for nobody.</summary>
    public UnitState* Last;

    /// <summary>Puts one behind <paramref name="place"/>, or first of all.</summary>
    public void Insert(UnitState* unit, UnitState* place)
    {
        UnitState* next = place == null ? First : place->Next;
        unit->Previous = place;
        unit->Next = next;
        if (place == null)
            First = unit;
        else
            place->Next = unit;

        if (next == null)
            Last = unit;
        else
            next->Previous = unit;
    }

    /// <summary>Takes one out.</summary>
    public void Remove(UnitState* unit)
    {
        UnitState* previous = unit->Previous;
        UnitState* next = unit->Next;
        if (previous == null)
            First = next;
        else
            previous->Next = next;

        if (next == null)
            Last = previous;
        else
            next->Previous = previous;

        unit->Next = null;
        unit->Previous = null;
    }
}
