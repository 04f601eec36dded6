using System;

namespace System.Diagnostics.CodeAnalysis;

/// <summary>Does not return when the argument is so.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class DoesNotReturnIfAttribute(bool parameterValue) : Attribute
{
    public bool ParameterValue { get; } = parameterValue;
}
