using System;

namespace System.Runtime.CompilerServices;

/// <summary>The names of a tuple's elements.</summary>
[AttributeUsage(AttributeTargets.All)]
public sealed class TupleElementNamesAttribute(string?[] transformNames) : Attribute
{
    public string?[] TransformNames { get; } = transformNames;
}
