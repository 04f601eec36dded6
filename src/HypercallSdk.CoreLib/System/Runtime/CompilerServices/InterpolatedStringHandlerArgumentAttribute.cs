using System;

namespace System.Runtime.CompilerServices;

/// <summary>Passes an argument to the handler's constructor.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class InterpolatedStringHandlerArgumentAttribute(string argument) : Attribute
{
    public string Argument { get; } = argument;
}
