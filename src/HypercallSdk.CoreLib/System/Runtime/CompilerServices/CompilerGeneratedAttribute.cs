using System;

namespace System.Runtime.CompilerServices;

/// <summary>Written by a compiler.</summary>
[AttributeUsage(AttributeTargets.All)]
public sealed class CompilerGeneratedAttribute : Attribute
{
}
