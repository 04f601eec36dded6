using System;

namespace System.Runtime.CompilerServices;

/// <summary>A type whose static constructor runs at start rather than at first use; the compiler looks for the name.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class EagerStaticClassConstructionAttribute : Attribute
{
}
