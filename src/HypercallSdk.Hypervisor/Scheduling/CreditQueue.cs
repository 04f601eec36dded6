namespace HypercallSdk.Hypervisor.Scheduling;

/// <summary>Those of one priority that wait for one CPU, in the order in which they run.</summary>
internal struct CreditQueue
{
    /// <summary>Who runs next.</summary>
    public CreditUnit? First;

    /// <summary>Who runs last.</summary>
    public CreditUnit? Last;

    /// <summary>Puts one behind <paramref name="place"/>, or first of all.</summary>
    public void Insert(CreditUnit unit, CreditUnit? place)
    {
        CreditUnit? next = place is null ? First : place.Next;
        unit.Previous = place;
        unit.Next = next;
        if (place is null)
            First = unit;
        else
            place.Next = unit;

        if (next is null)
            Last = unit;
        else
            next.Previous = unit;
    }

    /// <summary>Takes one out.</summary>
    public void Remove(CreditUnit unit)
    {
        if (unit.Previous is { } previous)
            previous.Next = unit.Next;
        else
            First = unit.Next;

        if (unit.Next is { } next)
            next.Previous = unit.Previous;
        else
            Last = unit.Previous;

        unit.Next = null;
        unit.Previous = null;
    }
}
