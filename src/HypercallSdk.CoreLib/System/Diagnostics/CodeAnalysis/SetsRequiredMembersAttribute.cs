using System;

namespace System.Diagnostics.CodeAnalysis;

/// <summary>Sets every required member.</summary>
[AttributeUsage(AttributeTargets.Constructor)]
public sealed class SetsRequiredMembersAttribute : Attribute
{
}
