namespace System;

/// <summary>A signed 32-bit number.</summary>
public readonly struct Int32 : IEquatable<int>
{
    public const int MinValue = -2147483648;
    public const int MaxValue = 2147483647;

    public bool Equals(int other) => this == other;

    public override bool Equals(object? obj) => obj is int other && this == other;

    public override int GetHashCode() => this;
}
