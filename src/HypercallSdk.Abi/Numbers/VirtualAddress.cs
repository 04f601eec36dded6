using System;
using System.Diagnostics;

namespace HypercallSdk.Abi;

/// <summary>A guest virtual address, untyped; <see cref="GuestPointer{T}"/> is the typed one that can be read and written.</summary>
/// <param name="value">The address.</param>
[NotInXen("Xen passes a plain unsigned long")]
[DebuggerDisplay("{ToString(),nq}")]
public readonly struct VirtualAddress(ulong value) : IEquatable<VirtualAddress>
{
    /// <summary>The address.</summary>
    public ulong Value { get; } = value;

    /// <summary>Whether the address is zero.</summary>
    public bool IsNull => Value == 0;

    /// <summary>Whether the processor can translate it: bits 63 to 47 are all equal.</summary>
    public bool IsCanonical => (ulong)((long)(Value << 16) >> 16) == Value;

    /// <summary>The address's offset in its page.</summary>
    public uint Offset => (uint)Value & (Page.Size - 1);

    /// <summary>The address of the page's first byte.</summary>
    public VirtualAddress PageStart => new(Value & ~(ulong)(Page.Size - 1));

    /// <summary>The address as a pointer that can be read and written.</summary>
    public GuestPointer<T> As<T>()
        where T : unmanaged => new(Value);

    /// <summary>The address <paramref name="offset"/> bytes on.</summary>
    public static VirtualAddress operator +(VirtualAddress address, ulong offset) => new(address.Value + offset);

    /// <summary>The address <paramref name="offset"/> bytes back.</summary>
    public static VirtualAddress operator -(VirtualAddress address, ulong offset) => new(address.Value - offset);

    /// <summary>Whether both are the same number.</summary>
    public static bool operator ==(VirtualAddress left, VirtualAddress right) => left.Value == right.Value;

    /// <summary>Whether the two differ.</summary>
    public static bool operator !=(VirtualAddress left, VirtualAddress right) => left.Value != right.Value;

    /// <inheritdoc/>
    public bool Equals(VirtualAddress other) => Value == other.Value;

    /// <inheritdoc/>
    public override int GetHashCode() => (int)Value ^ (int)(Value >> 32);

#if !HYPERCALLSDK_XEN
    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is VirtualAddress other && Equals(other);

    /// <inheritdoc/>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"0x{Value:x}");
#endif
}
