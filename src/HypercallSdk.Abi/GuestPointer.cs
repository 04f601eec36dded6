using System;

namespace HypercallSdk.Abi;

/// <summary>
/// A guest virtual address with a type: the only way that a kernel reaches memory it did not declare. Each access is
/// checked against the page tables as the processor checks it; a fault enters the kernel's page-fault handler and the
/// access is made again.
/// </summary>
/// <typeparam name="T">What lies at the address.</typeparam>
/// <param name="address">The guest virtual address.</param>
public readonly unsafe struct GuestPointer<T>(ulong address)
    where T : unmanaged
{
    /// <summary>The guest virtual address.</summary>
    public ulong Address { get; } = address;

    /// <summary>Whether the address is zero.</summary>
    public bool IsNull => Address == 0;

    /// <summary>The element <paramref name="index"/> places on.</summary>
    public GuestPointer<T> this[long index] => new(Address + (ulong)(index * sizeof(T)));

    /// <summary>Reads one element.</summary>
    public T Read()
    {
        T value;

        // SAFETY: value is a local of exactly the length passed.
        Gate.ReadMemory(Address, &value, (nuint)sizeof(T));
        return value;
    }

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
}
