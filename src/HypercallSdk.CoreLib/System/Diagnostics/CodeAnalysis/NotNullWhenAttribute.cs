using System;

namespace System.Diagnostics.CodeAnalysis;

/// <summary>Not null when the method returns so.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class NotNullWhenAttribute(bool returnValue) : Attribute
{
    public bool ReturnValue { get; } = returnValue;
}
