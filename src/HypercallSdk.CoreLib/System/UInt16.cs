namespace System;

/// <summary>An unsigned 16-bit number.</summary>
public readonly struct UInt16 : IEquatable<ushort>
{
    public const ushort MinValue = 0;
    public const ushort MaxValue = 65535;

    public bool Equals(ushort other) => this == other;

    public override bool Equals(object? obj) => obj is ushort other && this == other;

    public override int GetHashCode() => (int)this;
}
