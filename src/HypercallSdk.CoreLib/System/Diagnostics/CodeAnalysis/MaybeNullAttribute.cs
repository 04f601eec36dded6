using System;

namespace System.Diagnostics.CodeAnalysis;

/// <summary>May be null all the same.</summary>
[AttributeUsage(AttributeTargets.All)]
public sealed class MaybeNullAttribute : Attribute
{
}
