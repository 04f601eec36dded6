using System;

namespace System.Diagnostics.CodeAnalysis;

/// <summary>May be null when the method returns so.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class MaybeNullWhenAttribute(bool returnValue) : Attribute
{
    public bool ReturnValue { get; } = returnValue;
}
