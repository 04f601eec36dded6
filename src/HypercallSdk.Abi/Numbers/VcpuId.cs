using System;
using System.Diagnostics;

namespace HypercallSdk.Abi;

/// <summary>The number of a virtual CPU within its domain, from 0.</summary>
/// <param name="value">The number.</param>
[NotInXen("Xen passes a plain unsigned int")]
[DebuggerDisplay("{ToString(),nq}")]
public readonly struct VcpuId(uint value) : IEquatable<VcpuId>
{
    /// <summary>The number.</summary>
    public uint Value { get; } = value;

    /// <summary>Whether both are the same number.</summary>
    public static bool operator ==(VcpuId left, VcpuId right) => left.Value == right.Value;

    /// <summary>Whether the two differ.</summary>
    public static bool operator !=(VcpuId left, VcpuId right) => left.Value != right.Value;

    /// <inheritdoc/>
    public bool Equals(VcpuId other) => Value == other.Value;

    /// <inheritdoc/>
    public override int GetHashCode() => (int)Value;

#if !HYPERCALLSDK_XEN
    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is VcpuId other && Equals(other);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
#endif
}
