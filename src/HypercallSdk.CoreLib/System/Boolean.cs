namespace System;

/// <summary>True or false.</summary>
public readonly struct Boolean : IEquatable<bool>
{
    public bool Equals(bool other) => this == other;

    public override bool Equals(object? obj) => obj is bool other && this == other;

    public override int GetHashCode() => this ? 1 : 0;
}
