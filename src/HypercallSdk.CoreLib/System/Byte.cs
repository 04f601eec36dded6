namespace System;

/// <summary>An unsigned 8-bit number.</summary>
public readonly struct Byte : IEquatable<byte>
{
    public const byte MinValue = 0;
    public const byte MaxValue = 255;

    public bool Equals(byte other) => this == other;

    public override bool Equals(object? obj) => obj is byte other && this == other;

    public override int GetHashCode() => (int)this;
}
