using System;
using System.Diagnostics;

namespace HypercallSdk.Abi;

/// <summary>An address in the machine's memory.</summary>
/// <param name="value">The address.</param>
[NotInXen("Xen passes a plain uint64_t or unsigned long")]
[DebuggerDisplay("{ToString(),nq}")]
public readonly struct MachineAddress(ulong value) : IEquatable<MachineAddress>
{
    /// <summary>The address.</summary>
    public ulong Value { get; } = value;

    /// <summary>The frame that the address lies in.</summary>
    public MachineFrame Frame => new(Value >> Page.Shift);

    /// <summary>The address's offset in its frame.</summary>
    public uint Offset => (uint)Value & (Page.Size - 1);

    /// <summary>Whether both are the same number.</summary>
    public static bool operator ==(MachineAddress left, MachineAddress right) => left.Value == right.Value;

    /// <summary>Whether the two differ.</summary>
    public static bool operator !=(MachineAddress left, MachineAddress right) => left.Value != right.Value;

    /// <inheritdoc/>
    public bool Equals(MachineAddress other) => Value == other.Value;

    /// <inheritdoc/>
    public override int GetHashCode() => (int)Value ^ (int)(Value >> 32);

#if !HYPERCALLSDK_XEN
    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is MachineAddress other && Equals(other);

    /// <inheritdoc/>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"0x{Value:x}");
#endif
}
