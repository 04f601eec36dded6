using System;

namespace HypercallSdk.Guest;

/// <summary>
/// A pointer as a user program passed it: a number and a type, nothing that the kernel may follow. It is the kernel's to
/// say whether its process has memory there; one that was followed unchecked would read or write the kernel's own.
/// </summary>
/// <typeparam name="T">What the program says lies there.</typeparam>
/// <param name="address">The address.</param>
public readonly unsafe struct UserPointer<T>(ulong address) : IEquatable<UserPointer<T>>
    where T : unmanaged
{
    /// <summary>The address.</summary>
    public ulong Address { get; } = address;

    /// <summary>Whether the address is zero.</summary>
    public bool IsNull => Address == 0;

    /// <summary>
    /// Whether the addresses of <paramref name="count"/> elements are the user's half of an address space: all below
    /// <see cref="AddressSpace.UserEnd"/>, without wrapping around. It says nothing about what is mapped there.
    /// </summary>
    /// <param name="count">How many elements.</param>
    public bool IsUsers(ulong count = 1) =>
        count <= AddressSpace.UserEnd / (ulong)sizeof(T) && Address <= AddressSpace.UserEnd - (count * (ulong)sizeof(T));

    /// <summary>The element <paramref name="count"/> places on.</summary>
    public static UserPointer<T> operator +(UserPointer<T> pointer, long count) => new(pointer.Address + (ulong)(count * sizeof(T)));

    /// <summary>Whether both are the same address.</summary>
    public static bool operator ==(UserPointer<T> left, UserPointer<T> right) => left.Address == right.Address;

    /// <summary>Whether the two differ.</summary>
    public static bool operator !=(UserPointer<T> left, UserPointer<T> right) => left.Address != right.Address;

    /// <summary>The same address with another type.</summary>
    public UserPointer<TOther> As<TOther>()
        where TOther : unmanaged => new(Address);

    /// <inheritdoc/>
    public bool Equals(UserPointer<T> other) => Address == other.Address;

    /// <inheritdoc/>
    public override int GetHashCode() => (int)Address ^ (int)(Address >> 32);

#if !HYPERCALLSDK_XEN
    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is UserPointer<T> other && Equals(other);

    /// <inheritdoc/>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"0x{Address:x}");
#endif
}
