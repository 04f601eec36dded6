using System;

namespace System.Diagnostics.CodeAnalysis;

/// <summary>May hand out references into itself.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class UnscopedRefAttribute : Attribute
{
}
