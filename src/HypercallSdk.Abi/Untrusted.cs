// A number that another domain wrote. It may be anything, and it decides how much is copied or which slot is taken: so it
// cannot be used as a number at all before it was bounded. Invariants:
//
// - The value is our copy: it was read once, and what is checked is what is used.
// - All bounds are taken unsigned, whatever the number's type: a negative number is a very large one and not below the
//   bound. A bound is never negative.
// - What a failed check gives is 0.
namespace HypercallSdk.Abi;

/// <summary>A number that came from another domain: there is no way to it but through a bound.</summary>
/// <typeparam name="T">An integer of 1, 2, 4 or 8 bytes.</typeparam>
/// <param name="value">Our copy of it.</param>
[NotInXen("C has plain integers")]
public readonly struct Untrusted<T>(T value)
    where T : unmanaged
{
    private readonly T _value = value;

    /// <summary>The number as the other domain wrote it, for printing it or passing it back. Whoever computes with it bounds it first.</summary>
    public T Unchecked => _value;

    /// <summary>The number, if it is at most <paramref name="maximum"/>.</summary>
    /// <param name="maximum">The largest acceptable number.</param>
    /// <param name="bounded">The number; 0 where it is larger.</param>
    /// <returns>Whether it is acceptable.</returns>
    public bool TryBound(T maximum, out T bounded)
    {
        bool isBounded = Widen(_value) <= Widen(maximum);
        bounded = isBounded ? _value : default;
        return isBounded;
    }

    /// <summary>
    /// How far a running index is ahead of one of ours, if that is at most <paramref name="maximum"/>: what a ring holds.
    /// Indices run freely and wrap at the end of their type.
    /// </summary>
    /// <param name="index">Our index, which this one cannot be behind.</param>
    /// <param name="maximum">The most it may be ahead: the ring's size.</param>
    /// <param name="distance">How far it is ahead; 0 where it is too far.</param>
    /// <returns>Whether it is acceptable.</returns>
    public bool TryDistance(T index, T maximum, out T distance) =>
        new Untrusted<T>(Narrow(unchecked(Widen(_value) - Widen(index)))).TryBound(maximum, out distance);

    /// <summary>The number, or <paramref name="maximum"/> where it is larger.</summary>
    public T Clamp(T maximum) => Widen(_value) <= Widen(maximum) ? _value : maximum;

    /// <summary>The bits of the number that <paramref name="mask"/> has: a place in a ring whose size is a power of 2.</summary>
    public T Mask(T mask) => Narrow(Widen(_value) & Widen(mask));

    // SAFETY: as many bytes are read, or written, as the type has.
    private static unsafe ulong Widen(T number) => sizeof(T) switch
    {
        1 => *(byte*)&number,
        2 => *(ushort*)&number,
        4 => *(uint*)&number,
        _ => *(ulong*)&number,
    };

    private static unsafe T Narrow(ulong wide) => *(T*)&wide;
}
