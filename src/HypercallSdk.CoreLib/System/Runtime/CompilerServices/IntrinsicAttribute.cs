using System;

namespace System.Runtime.CompilerServices;

/// <summary>A method that the compiler expands itself.</summary>
[AttributeUsage(AttributeTargets.All)]
public sealed class IntrinsicAttribute : Attribute
{
}
