// How the hypervisor and the guest itself reach guest memory. The hypervisor's copies (TryCopyIn, TryCopyOut) fail where
// the guest's tables do not allow the access: the caller gets -EFAULT. The guest's own accesses (GuestRead, GuestWrite,
// GuestCompareExchange, GuestFetch) raise a page fault there, which enters the guest's handler, and are made again.
//
// All go through the translation cache. What lies in one page takes the quick way: one comparison. Longer ranges are
// translated once a page.
using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Threading;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Paging;
using HypercallSdk.Hypervisor.Traps;

namespace HypercallSdk.Hypervisor.Vcpus;

public sealed unsafe partial class Vcpu
{
    /// <summary>Copies a structure out of the guest's memory; false where its tables do not allow the read.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryCopyIn<T>(ulong address, out T value)
        where T : unmanaged
    {
        if (sizeof(T) <= Page.Size && _addressSpace.TryReadQuickly(address, sizeof(T), out byte* host))
        {
            // SAFETY: the structure lies within the page that host is valid for.
            value = Unsafe.ReadUnaligned<T>(host);
            return true;
        }

        // By a local: the caller's variable need not have an address for the sake of the slow way.
        bool copied = CopyInSlowly(address, out T copy);
        value = copy;
        return copied;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool CopyInSlowly<T>(ulong address, out T value)
        where T : unmanaged
    {
        value = default;
        if (IsInOnePage(address, sizeof(T)))
        {
            if (!_addressSpace.TryFill(address, MemoryAccess.Read, out byte* host))
                return false;

            // SAFETY: the structure lies within the page that host is valid for.
            value = Unsafe.ReadUnaligned<T>(host);
            return true;
        }

        return CopyBytesIn(address, MemoryMarshal.AsBytes(new Span<T>(ref value)));
    }

    /// <summary>Copies a structure into the guest's memory; false where its tables do not allow the write.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryCopyOut<T>(ulong address, in T value)
        where T : unmanaged
    {
        if (sizeof(T) <= Page.Size && _addressSpace.TryWriteQuickly(address, sizeof(T), out byte* host))
        {
            // SAFETY: the structure lies within the page that host is valid for.
            Unsafe.WriteUnaligned(host, value);
            return true;
        }

        T copy = value;
        return CopyOutSlowly(address, in copy);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool CopyOutSlowly<T>(ulong address, in T value)
        where T : unmanaged
    {
        if (IsInOnePage(address, sizeof(T)))
        {
            if (!_addressSpace.TryFill(address, MemoryAccess.Write, out byte* host))
                return false;

            // SAFETY: the structure lies within the page that host is valid for.
            Unsafe.WriteUnaligned(host, value);
            return true;
        }

        return CopyBytesOut(address, MemoryMarshal.AsBytes(new ReadOnlySpan<T>(in value)));
    }

    /// <summary>Copies elements out of the guest's memory; on failure the destination's content is undefined.</summary>
    public bool TryCopyIn<T>(ulong address, Span<T> destination)
        where T : unmanaged => CopyBytesIn(address, MemoryMarshal.AsBytes(destination));

    /// <summary>
    /// Copies elements into the guest's memory; on failure the pages before the one that does not allow it are written, as
    /// on Xen.
    /// </summary>
    public bool TryCopyOut<T>(ulong address, ReadOnlySpan<T> source)
        where T : unmanaged => CopyBytesOut(address, MemoryMarshal.AsBytes(source));

    /// <summary>Whether the guest's tables allow reading (and writing, if asked) all of a range.</summary>
    public bool IsAccessible(ulong address, ulong length, bool write)
    {
        if (length == 0)
            return true;

        ulong last = address + length - 1;
        if (last < address)
            return false;

        MemoryAccess access = write ? MemoryAccess.Write : MemoryAccess.Read;
        for (ulong page = address & ~(ulong)(Page.Size - 1); ; page += Page.Size)
        {
            if (!_addressSpace.Allows(ulong.Max(page, address), access))
                return false;

            if (last - page < Page.Size)
                return true;
        }
    }

    /// <summary>The guest's own read. A word is one access where it lies in one page.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void GuestRead(ulong address, void* destination, nuint length)
    {
        // SAFETY: destination has length bytes, and host is valid for as many.
        if (length == sizeof(ulong) && _addressSpace.TryReadQuickly(address, sizeof(ulong), out byte* host))
            *(ulong*)destination = Unsafe.ReadUnaligned<ulong>(host);
        else
            GuestRead(address, new Span<byte>(destination, checked((int)length)));
    }

    /// <summary>The guest's own write. A word is one access where it lies in one page.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void GuestWrite(ulong address, void* source, nuint length)
    {
        // SAFETY: source has length bytes, and host is valid for as many.
        if (length == sizeof(ulong) && _addressSpace.TryWriteQuickly(address, sizeof(ulong), out byte* host))
            Unsafe.WriteUnaligned(host, *(ulong*)source);
        else
            GuestWrite(address, new ReadOnlySpan<byte>(source, checked((int)length)));
    }

    private void GuestRead(ulong address, Span<byte> destination)
    {
        while (destination.Length > 0)
        {
            byte* host = TranslateOrFault(address, MemoryAccess.Read);
            int part = PartInPage(address, destination.Length);

            // SAFETY: part stops at the end of the page that host is valid for.
            new ReadOnlySpan<byte>(host, part).CopyTo(destination);
            destination = destination[part..];
            address += (ulong)part;
        }
    }

    private void GuestWrite(ulong address, ReadOnlySpan<byte> source)
    {
        FaultRecord fault = default;
        while (source.Length > 0)
        {
            int part = PartInPage(address, source.Length);
            if (_addressSpace.TryTranslate(address, MemoryAccess.Write, out byte* host))
            {
                // SAFETY: part stops at the end of the page that host is valid for.
                source[..part].CopyTo(new Span<byte>(host, part));
            }
            else
            {
                part = StoreToTable(address, source);
                if (part == 0)
                    Fault(address, MemoryAccess.Write, ref fault);
            }

            source = source[part..];
            address += (ulong)part;
        }
    }

    internal ulong GuestCompareExchange(ulong address, ulong value, ulong comparand, int size)
    {
        if ((address & (uint)(size - 1)) != 0)
            Crash($"atomic access to 0x{address:x}, which is not aligned to its {size} bytes");

        FaultRecord fault = default;
        byte* host;
        while (!_addressSpace.TryTranslate(address, MemoryAccess.Write, out host))
        {
            if (TryExchangeInTable(address, value, comparand, size, out ulong was))
                return was;

            Fault(address, MemoryAccess.Write, ref fault);
        }

        // SAFETY: aligned, so within the page that host is valid for.
        return size == 8
            ? Interlocked.CompareExchange(ref *(ulong*)host, value, comparand)
            : Interlocked.CompareExchange(ref *(uint*)host, (uint)value, (uint)comparand);
    }

    /// <summary>
    /// Calls the code at <paramref name="address"/>: fetches an instruction there. A hosted kernel's memory holds none of its
    /// code, so the instruction must be the one that returns at once.
    /// </summary>
    internal void GuestFetch(ulong address)
    {
        const byte Return = 0xc3;
        byte* host = TranslateOrFault(address, MemoryAccess.Execute);

        // SAFETY: host is valid for at least a byte.
        if (*host != Return)
            Crash($"the kernel called 0x{address:x}, where the byte 0x{*host:x2} stands: of machine code a hosted kernel runs a lone ret (0xc3) and nothing else");
    }

    /// <summary>Whether an address can be one of a guest's, mapped or not.</summary>
    internal static bool CanBeGuests(ulong address) => AddressSpace.IsGuestAddress(address);

    private static bool IsInOnePage(ulong address, int size) => (address & (Page.Size - 1)) + (ulong)size <= Page.Size;

    private static int PartInPage(ulong address, int length) => int.Min(length, Page.Size - (int)(address & (Page.Size - 1)));

    private byte* TranslateOrFault(ulong address, MemoryAccess access)
    {
        FaultRecord fault = default;
        byte* host;
        while (!_addressSpace.TryTranslate(address, access, out host) && !TryFindInHole(address, access, out host))
            Fault(address, access, ref fault);

        return host;
    }

    // A kernel may keep its user code from the machine-to-physical table.
    internal bool TryFindInHole(ulong address, MemoryAccess access, out byte* host)
    {
        host = null;
        return (Mode == VcpuMode.Kernel || !Domain.Has(VmAssistType.MachineToPhysicalStrict))
            && _addressSpace.TryFindInHole(address, access, out host);
    }

    // A handler may mend one reason of a fault and the access meet the next (a page mapped read-only where a write is made):
    // that is another fault. The same one twice in a row would come back for ever.
    private void Fault(ulong address, MemoryAccess access, ref FaultRecord last)
    {
        ulong error = TrapDelivery.PageFaultErrorOf(_addressSpace, address, access);
        if (last.IsRepeated(address, error))
        {
            PageWalk walk = _addressSpace.Walk(address, access);
            string what = access switch
            {
                MemoryAccess.Read => "read",
                MemoryAccess.Write => "write",
                _ => "fetch",
            };
            Crash($"the same {what} of 0x{address:x} faulted twice in a row, and its handler mended nothing: {walk.Verdict()}", walk);
        }

        last.Note(address, error);
        Traps.RaisePageFault(address, access, error);
    }

    private bool CopyBytesIn(ulong address, Span<byte> destination)
    {
        while (destination.Length > 0)
        {
            if (!_addressSpace.TryTranslate(address, MemoryAccess.Read, out byte* host))
                return false;

            int part = PartInPage(address, destination.Length);

            // SAFETY: part stops at the end of the page that host is valid for.
            new ReadOnlySpan<byte>(host, part).CopyTo(destination);
            destination = destination[part..];
            address += (ulong)part;
        }

        return true;
    }

    private bool CopyBytesOut(ulong address, ReadOnlySpan<byte> source)
    {
        while (source.Length > 0)
        {
            if (!_addressSpace.TryTranslate(address, MemoryAccess.Write, out byte* host))
                return false;

            int part = PartInPage(address, source.Length);

            // SAFETY: part stops at the end of the page that host is valid for.
            source[..part].CopyTo(new Span<byte>(host, part));
            source = source[part..];
            address += (ulong)part;
        }

        return true;
    }
}
