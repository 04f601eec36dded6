// Whatever a system call names is reached through the kernel's own mapping of the page's frame, after a walk of the process's
// tables: whichever space the vCPU is on, and without ever faulting. Nothing is read twice.
using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using HypercallSdk.Abi;

namespace HypercallSdk.Guest;

/// <summary>Reads and writes the memory of an address space as its user code could.</summary>
/// <remarks>
/// Each copy says how far it came: it ends at the first page that is not mapped, or may not be written. A kernel that maps
/// pages when they are first used, or copies them when they are first written, does so for the address behind what was copied
/// and goes on there.
/// </remarks>
public static class UserMemory
{
    /// <summary>Copies out of user memory.</summary>
    /// <param name="space">Whose.</param>
    /// <param name="address">The first byte.</param>
    /// <param name="destination">Where to, all of it if possible.</param>
    /// <returns>How many bytes were copied, from the first on.</returns>
    public static int Read(in AddressSpace space, VirtualAddress address, Span<byte> destination)
    {
        int done = 0;
        while (done < destination.Length && TryFind(in space, address + (ulong)done, isWrite: false, out VirtualAddress place))
        {
            int part = Part(place, destination.Length - done);
            place.As<byte>().CopyTo(destination.Slice(done, part));
            done += part;
        }

        return done;
    }

    /// <summary>Copies into user memory, where user code could write.</summary>
    /// <param name="space">Whose.</param>
    /// <param name="address">The first byte.</param>
    /// <param name="source">What to copy.</param>
    /// <returns>How many bytes were copied, from the first on.</returns>
    public static int Write(in AddressSpace space, VirtualAddress address, ReadOnlySpan<byte> source) =>
        Write(in space, address, source, asUser: true);

    /// <summary>The same, read-only pages written too: for who loads a program.</summary>
    /// <param name="space">Whose.</param>
    /// <param name="address">The first byte.</param>
    /// <param name="source">What to copy.</param>
    /// <returns>How many bytes were copied, from the first on.</returns>
    public static int Populate(in AddressSpace space, VirtualAddress address, ReadOnlySpan<byte> source) =>
        Write(in space, address, source, asUser: false);

    /// <summary>Reads a structure.</summary>
    /// <param name="space">Whose.</param>
    /// <param name="address">Its first byte; it need not be aligned.</param>
    /// <param name="value">The structure; its default where it cannot be read.</param>
    /// <returns>Whether all of it could be read.</returns>
    public static bool TryRead<T>(in AddressSpace space, VirtualAddress address, out T value)
        where T : unmanaged
    {
        value = default;
        if (Read(in space, address, MemoryMarshal.AsBytes(MemoryMarshal.CreateSpan(ref value, 1))) == Unsafe.SizeOf<T>())
        {
            return true;
        }

        value = default;
        return false;
    }

    /// <summary>Writes a structure.</summary>
    /// <param name="space">Whose.</param>
    /// <param name="address">Its first byte; it need not be aligned.</param>
    /// <param name="value">The structure.</param>
    /// <returns>Whether all of it could be written; if not, the pages before the one that may not be are.</returns>
    public static bool TryWrite<T>(in AddressSpace space, VirtualAddress address, in T value)
        where T : unmanaged =>
        Write(in space, address, MemoryMarshal.AsBytes(MemoryMarshal.CreateReadOnlySpan(in value, 1))) == Unsafe.SizeOf<T>();

    /// <summary>Reads a text that ends with a zero byte.</summary>
    /// <param name="space">Whose.</param>
    /// <param name="address">Its first byte.</param>
    /// <param name="destination">Where to.</param>
    /// <param name="length">The text's bytes, without its end; where there is no end, those that were copied.</param>
    /// <returns>
    /// <see cref="XenErrno.BadAddress"/> where the text runs into what cannot be read; <see cref="XenErrno.NameTooLong"/> where
    /// it does not end within <paramref name="destination"/>.
    /// </returns>
    public static HypercallResult ReadText(in AddressSpace space, VirtualAddress address, Span<byte> destination, out int length)
    {
        length = 0;
        while (length < destination.Length && TryFind(in space, address + (ulong)length, isWrite: false, out VirtualAddress place))
        {
            int end = length + Part(place, destination.Length - length);
            Span<byte> part = destination.Slice(length, end - length);
            place.As<byte>().CopyTo(part);
            foreach (byte character in part)
            {
                if (character == 0)
                {
                    return HypercallResult.Success;
                }

                length++;
            }
        }

        return length == destination.Length ? XenErrno.NameTooLong : XenErrno.BadAddress;
    }

    /// <summary>Sets user memory to zero, where user code could write.</summary>
    /// <param name="space">Whose.</param>
    /// <param name="address">The first byte.</param>
    /// <param name="length">How many.</param>
    /// <returns>How many bytes were cleared, from the first on.</returns>
    public static ulong Clear(in AddressSpace space, VirtualAddress address, ulong length)
    {
        Span<byte> zeros = stackalloc byte[256];
        zeros.Clear();
        ulong done = 0;
        while (done < length)
        {
            int part = (int)Math.Min(length - done, (ulong)zeros.Length);
            int copied = Write(in space, address + done, zeros.Slice(0, part));
            done += (ulong)copied;
            if (copied < part)
            {
                break;
            }
        }

        return done;
    }

    private static int Write(in AddressSpace space, VirtualAddress address, ReadOnlySpan<byte> source, bool asUser)
    {
        int done = 0;
        while (done < source.Length && TryFind(in space, address + (ulong)done, asUser, out VirtualAddress place))
        {
            int part = Part(place, source.Length - done);
            place.As<byte>().CopyFrom(source.Slice(done, part));
            done += part;
        }

        return done;
    }

    private static int Part(VirtualAddress place, int length) => Math.Min(length, Page.Size - (int)place.Offset);

    // Where the kernel has the byte at the address, if it is the domain's own page and may be accessed so.
    private static bool TryFind(in AddressSpace space, VirtualAddress address, bool isWrite, out VirtualAddress place)
    {
        place = default;
        if (address.Value >= AddressSpace.UserEnd || !space.TryGetEntry(address, out PageTableEntry entry))
        {
            return false;
        }

        const PageTableFlags Needed = PageTableFlags.User | PageTableFlags.Writable;
        bool isAllowed = !isWrite || (entry.Flags & Needed) == Needed;
        if (!isAllowed || !KernelMemory.TryGetPseudoPhysicalFrame(entry.Frame, out PseudoPhysicalFrame frame))
        {
            return false;
        }

        place = KernelMemory.AddressOf(frame) + address.Offset;
        return true;
    }
}
