using System;
using System.Diagnostics;

namespace HypercallSdk.Abi;

/// <summary>The number of a 4 KiB frame as the domain counts its own memory, from 0 (pfn): the p2m list tells which machine frame it is.</summary>
/// <param name="value">The frame number.</param>
[XenName("xen_pfn_t")]
[DebuggerDisplay("{ToString(),nq}")]
public readonly struct PseudoPhysicalFrame(ulong value) : IEquatable<PseudoPhysicalFrame>
{
    /// <summary>The frame number.</summary>
    public ulong Value { get; } = value;

    /// <summary>Whether both are the same number.</summary>
    public static bool operator ==(PseudoPhysicalFrame left, PseudoPhysicalFrame right) => left.Value == right.Value;

    /// <summary>Whether the two differ.</summary>
    public static bool operator !=(PseudoPhysicalFrame left, PseudoPhysicalFrame right) => left.Value != right.Value;

    /// <inheritdoc/>
    public bool Equals(PseudoPhysicalFrame other) => Value == other.Value;

    /// <inheritdoc/>
    public override int GetHashCode() => (int)Value ^ (int)(Value >> 32);

#if !HYPERCALLSDK_XEN
    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is PseudoPhysicalFrame other && Equals(other);

    /// <inheritdoc/>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"0x{Value:x}");
#endif
}
