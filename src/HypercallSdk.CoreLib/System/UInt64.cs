namespace System;

/// <summary>An unsigned 64-bit number.</summary>
public readonly struct UInt64 : IEquatable<ulong>
{
    public const ulong MinValue = 0;
    public const ulong MaxValue = 0xffff_ffff_ffff_ffff;

    public bool Equals(ulong other) => this == other;

    public override bool Equals(object? obj) => obj is ulong other && this == other;

    public override int GetHashCode() => (int)this ^ (int)(this >> 32);
}
