using System;

namespace System.Runtime.InteropServices;

/// <summary>Where a field lies.</summary>
[AttributeUsage(AttributeTargets.Field)]
public sealed class FieldOffsetAttribute(int offset) : Attribute
{
    public int Value { get; } = offset;
}
