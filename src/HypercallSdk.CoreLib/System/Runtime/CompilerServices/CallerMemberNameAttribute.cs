using System;

namespace System.Runtime.CompilerServices;

/// <summary>Takes the name of the calling member.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class CallerMemberNameAttribute : Attribute
{
}
