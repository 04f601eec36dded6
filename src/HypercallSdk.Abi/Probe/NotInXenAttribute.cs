using System;

namespace HypercallSdk.Abi;

/// <summary>Says why a type or member of the interface has no counterpart in Xen's public headers.</summary>
/// <param name="reason">Why.</param>
[AttributeUsage(
    AttributeTargets.Struct | AttributeTargets.Class | AttributeTargets.Enum | AttributeTargets.Field | AttributeTargets.Property | AttributeTargets.Method)]
public sealed class NotInXenAttribute(string reason) : Attribute
{
    /// <summary>Why there is no counterpart.</summary>
    public string Reason { get; } = reason;
}
