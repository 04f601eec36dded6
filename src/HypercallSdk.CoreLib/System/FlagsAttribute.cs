namespace System;

/// <summary>An enum whose values combine.</summary>
[AttributeUsage(AttributeTargets.Enum)]
public sealed class FlagsAttribute : Attribute
{
}
