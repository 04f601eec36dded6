namespace HypercallSdk.Hypervisor.Scheduling;

/// <summary>Those of one priority that wait for one CPU, in the order in which they run, by number.</summary>
internal struct CreditQueue
{
    /// <summary>Who runs next; 0 for nobody.</summary>
    public int First;

    /// <summary>Who runs last; 0 for nobody.</summary>
    public int Last;

    /// <summary>Puts one behind <paramref name="place"/>, or first of all.</summary>
    public void Insert(CreditUnits units, CreditUnit unit, CreditUnit? place)
    {
        int next = place is null ? First : place.Next;
        unit.Previous = place is null ? 0 : place.Number;
        unit.Next = next;
        if (place is null)
            First = unit.Number;
        else
            place.Next = unit.Number;

        if (units[next] is { } following)
            following.Previous = unit.Number;
        else
            Last = unit.Number;
    }

    /// <summary>Takes out the first one, which there is, and puts <paramref name="unit"/> behind the last.</summary>
    public CreditUnit Rotate(CreditUnits units, CreditUnit unit)
    {
        CreditUnit first = units[First]!;
        int second = first.Next;
        int number = unit.Number;
        unit.Next = 0;
        if (second == 0)
        {
            unit.Previous = 0;
            First = number;
            Last = number;
            return first;
        }

        units[Last]!.Next = number;
        unit.Previous = Last;
        Last = number;
        units[second]!.Previous = 0;
        First = second;
        first.Next = 0;
        return first;
    }

    /// <summary>Takes one out.</summary>
    public void Remove(CreditUnits units, CreditUnit unit)
    {
        if (units[unit.Previous] is { } previous)
            previous.Next = unit.Next;
        else
            First = unit.Next;

        if (units[unit.Next] is { } next)
            next.Previous = unit.Previous;
        else
            Last = unit.Previous;

        unit.Next = 0;
        unit.Previous = 0;
    }
}
