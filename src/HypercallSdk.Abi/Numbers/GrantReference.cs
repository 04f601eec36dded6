using System;
using System.Diagnostics;

namespace HypercallSdk.Abi;

/// <summary>An index into a domain's grant table (<c>grant_ref_t</c>): what one domain gives another to name a page.</summary>
/// <param name="value">The index.</param>
[XenName("grant_ref_t")]
[DebuggerDisplay("{ToString(),nq}")]
public readonly struct GrantReference(uint value) : IEquatable<GrantReference>
{
    /// <summary>The index.</summary>
    public uint Value { get; } = value;

    /// <summary>Whether both are the same number.</summary>
    public static bool operator ==(GrantReference left, GrantReference right) => left.Value == right.Value;

    /// <summary>Whether the two differ.</summary>
    public static bool operator !=(GrantReference left, GrantReference right) => left.Value != right.Value;

    /// <inheritdoc/>
    public bool Equals(GrantReference other) => Value == other.Value;

    /// <inheritdoc/>
    public override int GetHashCode() => (int)Value;

#if !HYPERCALLSDK_XEN
    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is GrantReference other && Equals(other);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
#endif
}
