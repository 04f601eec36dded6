using System;

namespace HypercallSdk.Abi;

/// <summary>
/// The status word of a version 2 entry, in the status frames (<c>grant_status_t</c>): what the grant is in use for.
/// </summary>
/// <param name="value">The word.</param>
[XenName("grant_status_t")]
public readonly struct GrantEntryStatus(ushort value) : IEquatable<GrantEntryStatus>
{
    /// <summary>The word: <see cref="GrantEntryFlags.Reading"/> and <see cref="GrantEntryFlags.Writing"/>.</summary>
    public ushort Value { get; } = value;

    /// <summary>Whether the grant is in use.</summary>
    public bool IsInUse => (Value & (ushort)(GrantEntryFlags.Reading | GrantEntryFlags.Writing)) != 0;

    /// <summary>Whether both are the same word.</summary>
    public static bool operator ==(GrantEntryStatus left, GrantEntryStatus right) => left.Value == right.Value;

    /// <summary>Whether the two differ.</summary>
    public static bool operator !=(GrantEntryStatus left, GrantEntryStatus right) => left.Value != right.Value;

    /// <inheritdoc/>
    public bool Equals(GrantEntryStatus other) => Value == other.Value;

    /// <inheritdoc/>
    public override int GetHashCode() => Value;

#if !HYPERCALLSDK_XEN
    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is GrantEntryStatus other && Equals(other);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
#endif
}
