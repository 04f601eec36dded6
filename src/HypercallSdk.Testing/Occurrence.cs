using System;
using System.Globalization;

namespace HypercallSdk.Testing;

/// <summary>Which of the calls or events that a fault may befall it does befall, counted from when the fault is asked for.</summary>
public readonly struct Occurrence : IEquatable<Occurrence>
{
    private readonly long _first;
    private readonly long _last;
    private readonly uint _oneIn;

    private Occurrence(long first, long last, uint oneIn, bool isExplored = false) => (_first, _last, _oneIn, IsExplored) = (first, last, oneIn, isExplored);

    /// <summary>
    /// Any of them, as an exploration decides (<see cref="Explorer"/>): it tries all kinds of combinations, and tells which ones made a run
    /// fail. Elsewhere one in 16, as the machine's seed decides.
    /// </summary>
    public static Occurrence Sometimes { get; } = new(1, long.MaxValue, 16, isExplored: true);

    /// <summary>All of them.</summary>
    public static Occurrence Every { get; } = new(1, long.MaxValue, 1);

    /// <summary>Whether an exploration decides.</summary>
    internal bool IsExplored { get; }

    /// <summary>One of them alone.</summary>
    /// <param name="number">Which: 1 is the next.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1.</exception>
    public static Occurrence Nth(long number)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        return new(number, number, 1);
    }

    /// <summary>One of them and all after it.</summary>
    /// <param name="number">Which: 1 is the next.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1.</exception>
    public static Occurrence From(long number)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        return new(number, long.MaxValue, 1);
    }

    /// <summary>On average one in so many, as the machine's seed decides: another seed has others.</summary>
    /// <param name="count">One in how many.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is 0.</exception>
    public static Occurrence OneIn(uint count)
    {
        ArgumentOutOfRangeException.ThrowIfZero(count);
        return new(1, long.MaxValue, count);
    }

    /// <summary>Whether both are the same ones.</summary>
    public static bool operator ==(Occurrence left, Occurrence right) => left.Equals(right);

    /// <summary>Whether the two differ.</summary>
    public static bool operator !=(Occurrence left, Occurrence right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(Occurrence other) => (_first, _last, _oneIn, IsExplored) == (other._first, other._last, other._oneIn, other.IsExplored);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Occurrence other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_first, _last, _oneIn, IsExplored);

    /// <inheritdoc/>
    public override string ToString() =>
        IsExplored ? "sometimes"
        : _oneIn > 1 ? string.Create(CultureInfo.InvariantCulture, $"one in {_oneIn}, by the seed")
        : _first == _last ? string.Create(CultureInfo.InvariantCulture, $"number {_first}")
        : _first == 1 ? "every one"
        : string.Create(CultureInfo.InvariantCulture, $"from number {_first} on");

    /// <summary>Whether it is the one of this number; the seed's number is asked for where it decides.</summary>
    internal bool Includes(long number, Func<uint, uint> random) => number >= _first && number <= _last && (_oneIn <= 1 || random(_oneIn) == 0);
}
