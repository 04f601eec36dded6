namespace System;

/// <summary>A UTF-16 code unit.</summary>
public readonly struct Char : IEquatable<char>
{
    public const char MinValue = '\0';
    public const char MaxValue = '\uffff';

    public bool Equals(char other) => this == other;

    public override bool Equals(object? obj) => obj is char other && this == other;

    public override int GetHashCode() => (int)this;
}
