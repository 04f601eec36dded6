using System;

namespace System.Diagnostics.CodeAnalysis;

/// <summary>Does not take null all the same.</summary>
[AttributeUsage(AttributeTargets.All)]
public sealed class DisallowNullAttribute : Attribute
{
}
