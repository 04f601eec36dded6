namespace HypercallSdk.Testing.Exploring;

/// <summary>Disturbs a run wherever it can be disturbed, with a probability.</summary>
internal sealed class Noise
{
    private readonly uint _oneIn;
    private readonly uint _faultOneIn;
    private readonly int _longest;
    private SplitMix _random;

    /// <summary>Noise as the random numbers have it: rare or frequent, short or long.</summary>
    /// <param name="random">The random numbers.</param>
    /// <param name="longest">The longest that anything is held up: 2 to the power of this, in ns.</param>
    public Noise(SplitMix random, int longest)
    {
        _random = random;
        _oneIn = 1u << (2 + (int)(2 * _random.Below(4)));
        _longest = int.Min(11 + (int)(4 * _random.Below(4)), longest);
        _faultOneIn = 1u << (1 + (int)(2 * _random.Below(4)));
        IsFaulty = _random.Below(2) == 0;
    }

    // Half of the runs have no faults: what goes wrong without one is the simpler bug.
    private bool IsFaulty { get; }

    /// <summary>Whether something is disturbed, and by how much.</summary>
    public bool Strikes(DisturbanceKind kind, out ulong nanoseconds)
    {
        nanoseconds = 0;
        if (kind == DisturbanceKind.Fault)
            return IsFaulty && _random.Below(_faultOneIn) == 0;

        if (_random.Below(_oneIn) != 0)
            return false;

        nanoseconds = _random.Time(Plans.Shortest, _longest);
        return true;
    }
}
