using System;
using System.Diagnostics;

namespace HypercallSdk.Abi;

/// <summary>
/// A guest virtual address with a type: the only way that a kernel reaches memory it did not declare. Each access is
/// checked against the page tables as the processor checks it; a fault enters the kernel's page-fault handler and the
/// access is made again.
/// </summary>
/// <remarks>
/// Atomic operations on words of 4 and 8 bytes are in <see cref="GuestAtomic"/>. A read or write of more than 8 bytes, or
/// of a word that is not aligned, is not one access: another vCPU may see half of it.
/// </remarks>
/// <typeparam name="T">What lies at the address.</typeparam>
/// <param name="address">The guest virtual address.</param>
[XenName("XEN_GUEST_HANDLE(void)")]
[DebuggerDisplay("{ToString(),nq}")]
public readonly unsafe struct GuestPointer<T>(ulong address) : IEquatable<GuestPointer<T>>
    where T : unmanaged
{
    /// <summary>The guest virtual address.</summary>
    public ulong Address { get; } = address;

    /// <summary>Whether the address is zero.</summary>
    public bool IsNull => Address == 0;

    /// <summary>The null pointer.</summary>
    [NotInXen("C writes NULL")]
    public static GuestPointer<T> Null => default;

    /// <summary>The element <paramref name="index"/> places on.</summary>
    public GuestPointer<T> this[long index] => this + index;

    /// <summary>The element <paramref name="count"/> places on.</summary>
    public static GuestPointer<T> operator +(GuestPointer<T> pointer, long count) => new(pointer.Address + (ulong)(count * sizeof(T)));

    /// <summary>The element <paramref name="count"/> places back.</summary>
    public static GuestPointer<T> operator -(GuestPointer<T> pointer, long count) => new(pointer.Address - (ulong)(count * sizeof(T)));

    /// <summary>How many elements <paramref name="left"/> is after <paramref name="right"/>.</summary>
    public static long operator -(GuestPointer<T> left, GuestPointer<T> right) => (long)(left.Address - right.Address) / sizeof(T);

    /// <summary>The next element.</summary>
    public static GuestPointer<T> operator ++(GuestPointer<T> pointer) => pointer + 1;

    /// <summary>The element before.</summary>
    public static GuestPointer<T> operator --(GuestPointer<T> pointer) => pointer - 1;

    /// <summary>Whether both are the same address.</summary>
    public static bool operator ==(GuestPointer<T> left, GuestPointer<T> right) => left.Address == right.Address;

    /// <summary>Whether the two differ.</summary>
    public static bool operator !=(GuestPointer<T> left, GuestPointer<T> right) => left.Address != right.Address;

    /// <summary>Reads one element.</summary>
    public T Read()
    {
        T value;

        // SAFETY: value is a local of exactly the length passed.
        Gate.ReadMemory(Address, &value, (nuint)sizeof(T));
        return value;
    }

    /// <summary>Reads one element, a number that another domain writes: it has to be bounded before it can be used.</summary>
    public Untrusted<T> ReadUntrusted() => new(Read());

    /// <summary>Writes one element.</summary>
    public void Write(T value)
    {
        // SAFETY: value is a local of exactly the length passed.
        Gate.WriteMemory(Address, &value, (nuint)sizeof(T));
    }

    /// <summary>Copies elements out of guest memory.</summary>
    public void CopyTo(Span<T> destination)
    {
        fixed (T* to = destination)
        {
            // SAFETY: to points to destination.Length elements, pinned.
            Gate.ReadMemory(Address, to, (nuint)destination.Length * (nuint)sizeof(T));
        }
    }

    /// <summary>Copies elements into guest memory.</summary>
    public void CopyFrom(ReadOnlySpan<T> source)
    {
        fixed (T* from = source)
        {
            // SAFETY: from points to source.Length elements, pinned.
            Gate.WriteMemory(Address, from, (nuint)source.Length * (nuint)sizeof(T));
        }
    }

    /// <summary>The same address with another type.</summary>
    public GuestPointer<TOther> As<TOther>()
        where TOther : unmanaged => new(Address);

    /// <summary>What lies <paramref name="offset"/> bytes on: a field of a structure.</summary>
    /// <typeparam name="TField">The field's type.</typeparam>
    /// <param name="offset">The field's offset, in bytes.</param>
    public GuestPointer<TField> At<TField>(long offset)
        where TField : unmanaged => new(Address + (ulong)offset);

    /// <inheritdoc/>
    public bool Equals(GuestPointer<T> other) => Address == other.Address;

    /// <inheritdoc/>
    public override int GetHashCode() => (int)Address ^ (int)(Address >> 32);

#if !HYPERCALLSDK_XEN
    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is GuestPointer<T> other && Equals(other);

    /// <inheritdoc/>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"0x{Address:x}");
#endif
}
