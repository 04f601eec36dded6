using System;

namespace HypercallSdk.Abi;

/// <summary>
/// On an <c>in</c>, <c>out</c> or <c>ref</c> parameter: a null pointer is accepted; nothing is copied, and the handler
/// sees the default value.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class NullAllowedAttribute : Attribute
{
}
