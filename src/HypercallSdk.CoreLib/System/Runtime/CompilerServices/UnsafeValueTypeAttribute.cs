using System;

namespace System.Runtime.CompilerServices;

/// <summary>A struct with a buffer that needs watching.</summary>
[AttributeUsage(AttributeTargets.Struct)]
public sealed class UnsafeValueTypeAttribute : Attribute
{
}
