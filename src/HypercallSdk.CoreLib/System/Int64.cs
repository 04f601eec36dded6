namespace System;

/// <summary>A signed 64-bit number.</summary>
public readonly struct Int64 : IEquatable<long>
{
    public const long MinValue = -9223372036854775808;
    public const long MaxValue = 9223372036854775807;

    public bool Equals(long other) => this == other;

    public override bool Equals(object? obj) => obj is long other && this == other;

    public override int GetHashCode() => (int)this ^ (int)(this >> 32);
}
