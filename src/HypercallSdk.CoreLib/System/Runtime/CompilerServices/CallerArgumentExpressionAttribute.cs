using System;

namespace System.Runtime.CompilerServices;

/// <summary>Takes the text of an argument.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class CallerArgumentExpressionAttribute(string parameterName) : Attribute
{
    public string ParameterName { get; } = parameterName;
}
