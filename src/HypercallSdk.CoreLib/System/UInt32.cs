namespace System;

/// <summary>An unsigned 32-bit number.</summary>
public readonly struct UInt32 : IEquatable<uint>
{
    public const uint MinValue = 0;
    public const uint MaxValue = 0xffff_ffff;

    public bool Equals(uint other) => this == other;

    public override bool Equals(object? obj) => obj is uint other && this == other;

    public override int GetHashCode() => (int)this;
}
