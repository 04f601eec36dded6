using System.Runtime.CompilerServices;
using Internal.Runtime.CompilerHelpers;

namespace System;

/// <summary>Text: literals only, laid out by the compiler as read-only objects.</summary>
public sealed class String : IEquatable<string>
{
#pragma warning disable CS0649 // The compiler lays literals out, and knows these names: length, then the characters.
    private readonly int _stringLength;
    private readonly char _firstChar;
#pragma warning restore CS0649

    public const string Empty = "";

    public int Length
    {
        [Intrinsic]
        get => _stringLength;
    }

    public char this[int index]
    {
        [Intrinsic]
        get
        {
            if ((uint)index >= (uint)Length)
            {
                ThrowHelpers.ThrowIndexOutOfRangeException();
            }

            return Unsafe.Add(ref Unsafe.AsRef(in _firstChar), index);
        }
    }

    public ref readonly char GetPinnableReference() => ref _firstChar;

    public bool Equals(string? other) => this == other;

    public override bool Equals(object? obj) => obj is string other && this == other;

    public override int GetHashCode()
    {
        int hash = Length;
        for (int index = 0; index < Length; index++)
        {
            hash = (hash * 31) + this[index];
        }

        return hash;
    }

    public static bool operator ==(string? left, string? right)
    {
        if ((object?)left == right)
        {
            return true;
        }

        if (left is null || right is null || left.Length != right.Length)
        {
            return false;
        }

        for (int index = 0; index < left.Length; index++)
        {
            if (left[index] != right[index])
            {
                return false;
            }
        }

        return true;
    }

    public static bool operator !=(string? left, string? right) => !(left == right);

    public static implicit operator ReadOnlySpan<char>(string? value) =>
        value is null ? default : new ReadOnlySpan<char>(ref Unsafe.AsRef(in value._firstChar), value.Length);
}
