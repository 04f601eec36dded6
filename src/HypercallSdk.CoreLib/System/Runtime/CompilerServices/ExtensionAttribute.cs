using System;

namespace System.Runtime.CompilerServices;

/// <summary>An extension method.</summary>
[AttributeUsage(AttributeTargets.Assembly | AttributeTargets.Class | AttributeTargets.Method)]
public sealed class ExtensionAttribute : Attribute
{
}
