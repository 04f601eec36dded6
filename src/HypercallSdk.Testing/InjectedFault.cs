using System.Globalization;

namespace HypercallSdk.Testing;

/// <summary>A fault that a test asked for (<see cref="Guest.Faults"/>), and how often it has struck.</summary>
public sealed class InjectedFault
{
    private readonly GuestFaults _faults;
    private readonly string _what;
    private readonly Occurrence _occurrence;

    internal InjectedFault(GuestFaults faults, string what, Occurrence occurrence)
    {
        _faults = faults;
        _what = what;
        _occurrence = occurrence;
    }

    /// <summary>How many calls or events there were since that it could have befallen.</summary>
    public long Seen { get; private set; }

    /// <summary>How many it befell.</summary>
    public long Struck { get; private set; }

    /// <summary>Which of the faults asked for its guest it is, from 1.</summary>
    internal uint Number { get; init; }

    /// <summary>Takes the fault back. What it has delayed comes all the same.</summary>
    public void Remove() => _faults.Remove(this);

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{_what}: {_occurrence}; struck {Struck} of {Seen}");

    /// <summary>One more that it could befall: whether it does.</summary>
    internal bool Strikes()
    {
        Seen++;
        bool strikes = _occurrence.IsExplored && _faults.Explored is { } explored
            ? explored.Strikes(_faults.Guest, Number, _what)
            : _occurrence.Includes(Seen, _faults.NextRandom);
        if (!strikes)
            return false;

        Struck++;
        return true;
    }
}
