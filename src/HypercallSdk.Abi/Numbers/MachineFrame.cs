using System;
using System.Diagnostics;

namespace HypercallSdk.Abi;

/// <summary>The number of a 4 KiB frame of the machine's memory (mfn).</summary>
/// <param name="value">The frame number.</param>
[XenName("xen_pfn_t")]
[DebuggerDisplay("{ToString(),nq}")]
public readonly struct MachineFrame(ulong value) : IEquatable<MachineFrame>
{
    /// <summary>The frame number.</summary>
    public ulong Value { get; } = value;

    /// <summary>The machine address of the frame's first byte.</summary>
    public MachineAddress Address => new(Value << Page.Shift);

    /// <summary>Whether both are the same number.</summary>
    public static bool operator ==(MachineFrame left, MachineFrame right) => left.Value == right.Value;

    /// <summary>Whether the two differ.</summary>
    public static bool operator !=(MachineFrame left, MachineFrame right) => left.Value != right.Value;

    /// <inheritdoc/>
    public bool Equals(MachineFrame other) => Value == other.Value;

    /// <inheritdoc/>
    public override int GetHashCode() => (int)Value ^ (int)(Value >> 32);

#if !HYPERCALLSDK_XEN
    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is MachineFrame other && Equals(other);

    /// <inheritdoc/>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"0x{Value:x}");
#endif
}
