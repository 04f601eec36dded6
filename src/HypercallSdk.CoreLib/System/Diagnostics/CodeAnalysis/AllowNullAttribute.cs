using System;

namespace System.Diagnostics.CodeAnalysis;

/// <summary>Takes null all the same.</summary>
[AttributeUsage(AttributeTargets.All)]
public sealed class AllowNullAttribute : Attribute
{
}
