namespace System;

/// <summary>A signed 16-bit number.</summary>
public readonly struct Int16 : IEquatable<short>
{
    public const short MinValue = -32768;
    public const short MaxValue = 32767;

    public bool Equals(short other) => this == other;

    public override bool Equals(object? obj) => obj is short other && this == other;

    public override int GetHashCode() => (int)this;
}
