using System;
using System.Collections;
using System.Collections.Generic;

namespace HypercallSdk.Generators.Model;

/// <summary>An immutable array that is equal to another with equal elements: what models hold their lists in.</summary>
/// <typeparam name="T">The element.</typeparam>
internal readonly struct EquatableArray<T> : IEquatable<EquatableArray<T>>, IReadOnlyList<T>
    where T : IEquatable<T>
{
    private readonly T[]? _elements;

    public EquatableArray(IEnumerable<T> elements)
    {
        _elements = [.. elements];
    }

    public static EquatableArray<T> Empty => default;

    public int Count => _elements?.Length ?? 0;

    public T this[int index] => (_elements ?? [])[index];

    public bool Equals(EquatableArray<T> other) => ((ReadOnlySpan<T>)_elements).SequenceEqual(other._elements);

    public override bool Equals(object? obj) => obj is EquatableArray<T> other && Equals(other);

    public override int GetHashCode()
    {
        int hash = Count;
        foreach (T element in this)
        {
            hash = unchecked((hash * 31) + element.GetHashCode());
        }

        return hash;
    }

    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)(_elements ?? [])).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
