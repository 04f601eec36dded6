namespace System;

/// <summary>A signed 8-bit number.</summary>
public readonly struct SByte : IEquatable<sbyte>
{
    public const sbyte MinValue = -128;
    public const sbyte MaxValue = 127;

    public bool Equals(sbyte other) => this == other;

    public override bool Equals(object? obj) => obj is sbyte other && this == other;

    public override int GetHashCode() => (int)this;
}
