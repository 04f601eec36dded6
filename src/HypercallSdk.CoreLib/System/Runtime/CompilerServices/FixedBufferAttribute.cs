using System;

namespace System.Runtime.CompilerServices;

/// <summary>A buffer of fixed size within a struct.</summary>
[AttributeUsage(AttributeTargets.Field)]
public sealed class FixedBufferAttribute(Type elementType, int length) : Attribute
{
    public Type ElementType { get; } = elementType;

    public int Length { get; } = length;
}
