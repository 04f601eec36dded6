using System;

namespace System.Runtime.CompilerServices;

/// <summary>How a method is compiled.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Constructor)]
public sealed class MethodImplAttribute(MethodImplOptions methodImplOptions) : Attribute
{
    public MethodImplOptions Value { get; } = methodImplOptions;

    public MethodCodeType MethodCodeType;
}
