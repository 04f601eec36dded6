using System;
using System.Diagnostics;

namespace HypercallSdk.Abi;

/// <summary>A domain's end of an event channel (<c>evtchn_port_t</c>): 1 to 4095 in the 2-level ABI; 0 is never valid.</summary>
/// <param name="value">The number.</param>
[XenName("evtchn_port_t")]
[DebuggerDisplay("{ToString(),nq}")]
public readonly struct Port(uint value) : IEquatable<Port>
{
    /// <summary>The number.</summary>
    public uint Value { get; } = value;

    /// <summary>Whether a domain can have this port in the 2-level ABI.</summary>
    public bool IsValid => Value - 1 < EventChannelLimits.ChannelCount - 1;

    /// <summary>Whether both are the same number.</summary>
    public static bool operator ==(Port left, Port right) => left.Value == right.Value;

    /// <summary>Whether the two differ.</summary>
    public static bool operator !=(Port left, Port right) => left.Value != right.Value;

    /// <inheritdoc/>
    public bool Equals(Port other) => Value == other.Value;

    /// <inheritdoc/>
    public override int GetHashCode() => (int)Value;

#if !HYPERCALLSDK_XEN
    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Port other && Equals(other);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
#endif
}
