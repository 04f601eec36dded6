using System;

namespace System.Runtime.CompilerServices;

/// <summary>A type that interpolated strings compile to.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class InterpolatedStringHandlerAttribute : Attribute
{
}
