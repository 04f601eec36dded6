using System;

namespace System.Diagnostics.CodeAnalysis;

/// <summary>Never returns.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class DoesNotReturnAttribute : Attribute
{
}
