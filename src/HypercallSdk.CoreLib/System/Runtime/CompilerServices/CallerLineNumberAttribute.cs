using System;

namespace System.Runtime.CompilerServices;

/// <summary>Takes the number of the calling line.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class CallerLineNumberAttribute : Attribute
{
}
