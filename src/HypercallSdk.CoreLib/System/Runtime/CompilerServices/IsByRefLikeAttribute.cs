using System;

namespace System.Runtime.CompilerServices;

/// <summary>Marks a <c>ref struct</c>.</summary>
[AttributeUsage(AttributeTargets.Struct)]
public sealed class IsByRefLikeAttribute : Attribute
{
}
