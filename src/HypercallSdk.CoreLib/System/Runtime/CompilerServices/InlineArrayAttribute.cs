using System;

namespace System.Runtime.CompilerServices;

/// <summary>A struct that holds its one field so many times.</summary>
[AttributeUsage(AttributeTargets.Struct)]
public sealed class InlineArrayAttribute(int length) : Attribute
{
    public int Length { get; } = length;
}
