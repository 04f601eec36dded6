using System;

namespace System.Runtime.CompilerServices;

/// <summary>Locals need not be zeroed.</summary>
[AttributeUsage(AttributeTargets.Module | AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface | AttributeTargets.Constructor | AttributeTargets.Method | AttributeTargets.Property | AttributeTargets.Event)]
public sealed class SkipLocalsInitAttribute : Attribute
{
}
