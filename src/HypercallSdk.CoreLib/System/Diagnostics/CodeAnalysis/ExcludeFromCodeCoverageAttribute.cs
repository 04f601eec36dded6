using System;

namespace System.Diagnostics.CodeAnalysis;

/// <summary>Not counted in coverage.</summary>
[AttributeUsage(AttributeTargets.All)]
public sealed class ExcludeFromCodeCoverageAttribute : Attribute
{
}
