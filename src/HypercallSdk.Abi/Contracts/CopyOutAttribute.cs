using System;

namespace HypercallSdk.Abi;

/// <summary>
/// Says when the hypervisor writes a <c>ref</c> or <c>out</c> structure back to the guest, where Xen does otherwise
/// than the rule: the whole structure, and only on success.
/// </summary>
/// <param name="when">When to copy out.</param>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class CopyOutAttribute(CopyOutWhen when = CopyOutWhen.Success) : Attribute
{
    /// <summary>When the structure is copied out.</summary>
    public CopyOutWhen When { get; } = when;

    /// <summary>
    /// The one field that is copied out (Xen's <c>__copy_field_to_guest</c>), or null for the whole structure.
    /// </summary>
    public string? Field { get; set; }

    /// <summary>
    /// Whether a copy that fails is passed over: Xen does not look whether a batch's count of what was done arrives.
    /// </summary>
    public bool FaultIgnored { get; set; }
}
