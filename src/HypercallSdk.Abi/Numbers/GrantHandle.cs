using System;
using System.Diagnostics;

namespace HypercallSdk.Abi;

/// <summary>Names one mapping of a grant (<c>grant_handle_t</c>): an index that the hypervisor gave the domain that maps it.</summary>
/// <param name="value">The index.</param>
[XenName("grant_handle_t")]
[DebuggerDisplay("{ToString(),nq}")]
public readonly struct GrantHandle(uint value) : IEquatable<GrantHandle>
{
    /// <summary>The index.</summary>
    public uint Value { get; } = value;

    /// <summary>Whether both are the same number.</summary>
    public static bool operator ==(GrantHandle left, GrantHandle right) => left.Value == right.Value;

    /// <summary>Whether the two differ.</summary>
    public static bool operator !=(GrantHandle left, GrantHandle right) => left.Value != right.Value;

    /// <inheritdoc/>
    public bool Equals(GrantHandle other) => Value == other.Value;

    /// <inheritdoc/>
    public override int GetHashCode() => (int)Value;

#if !HYPERCALLSDK_XEN
    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is GrantHandle other && Equals(other);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
#endif
}
