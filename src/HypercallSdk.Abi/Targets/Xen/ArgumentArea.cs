using System;
using System.Runtime;
using System.Runtime.CompilerServices;

namespace HypercallSdk.Abi;

/// <summary>
/// One call's part of the vCPU's argument area: 64 KiB of the kernel's own memory used as a stack. Stubs open it, place
/// what the hypervisor is to read, call, take back what it wrote, and close it.
/// </summary>
/// <remarks>
/// An argument that does not fit makes the area overflow: nothing is placed, addresses read zero, and the stub returns
/// <see cref="XenErrno.TooBig"/> without making the call.
/// </remarks>
public unsafe ref struct ArgumentArea
{
    /// <summary>The size of a vCPU's argument area, in bytes.</summary>
    public const uint Size = 65536;

    private readonly byte* _base;
    private readonly uint* _top;
    private readonly uint _start;

    private ArgumentArea(byte* @base, uint* top)
    {
        _base = @base;
        _top = top;
        _start = *top;
    }

    /// <summary>Whether an argument did not fit.</summary>
    public bool Overflowed { get; private set; }

    /// <summary>Opens the running vCPU's argument area.</summary>
    // SAFETY: the image holds Size bytes at the base and the mark of how many are in use, zero at boot.
    public static ArgumentArea Open() => new(AreaBase(), AreaTop());

    /// <summary>Places a structure and returns its virtual address.</summary>
    public ulong Place<T>(in T value)
        where T : unmanaged
    {
        if (!Reserve((uint)sizeof(T), out uint offset))
        {
            return 0;
        }

        // SAFETY: Reserve found sizeof(T) bytes at offset within the area.
        *(T*)(_base + offset) = value;
        return (ulong)(_base + offset);
    }

    /// <summary>Reserves room for a structure that the hypervisor fills, zeroed; returns its virtual address.</summary>
    public ulong Reserve<T>()
        where T : unmanaged => Place(default(T));

    /// <summary>Places an array and returns the virtual address of its first element; an empty array has one too.</summary>
    public ulong Place<T>(scoped ReadOnlySpan<T> values)
        where T : unmanaged
    {
        if ((ulong)(uint)values.Length * (uint)sizeof(T) > Size)
        {
            Overflowed = true;
            return 0;
        }

        if (!Reserve((uint)values.Length * (uint)sizeof(T), out uint offset))
        {
            return 0;
        }

        // SAFETY: Reserve found room for the whole array within the area.
        values.CopyTo(new Span<T>(_base + offset, values.Length));
        return (ulong)(_base + offset);
    }

    /// <summary>Places an array followed by one all-zero element.</summary>
    public ulong PlaceWithSentinel<T>(scoped ReadOnlySpan<T> values)
        where T : unmanaged
    {
        ulong address = Place(values);
        if (!Overflowed && Reserve((uint)sizeof(T), out uint offset))
        {
            // SAFETY: the array's room was rounded up, so the sentinel goes right behind the last element; the room just
            // reserved makes sure that it lies within the area.
            *(T*)(address + ((ulong)(uint)values.Length * (uint)sizeof(T))) = default;
        }

        return address;
    }

    /// <summary>Takes back the structure at <paramref name="address"/> as the hypervisor left it.</summary>
    public readonly void Take<T>(ulong address, out T value)
        where T : unmanaged
    {
        // SAFETY: address came from Place on this area, so it lies within it with sizeof(T) bytes behind it.
        value = *(T*)address;
    }

    /// <summary>Takes back the array at <paramref name="address"/> as the hypervisor left it.</summary>
    public readonly void Take<T>(ulong address, scoped Span<T> values)
        where T : unmanaged
    {
        // SAFETY: address came from Place on this area with as many elements.
        new ReadOnlySpan<T>((void*)address, values.Length).CopyTo(values);
    }

    /// <summary>Gives the area back.</summary>
    public readonly void Close() => *_top = _start;

    [RuntimeImport("*", "hypercallsdk_argument_area")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    private static extern byte* AreaBase();

    [RuntimeImport("*", "hypercallsdk_argument_top")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    private static extern uint* AreaTop();

    private bool Reserve(uint size, out uint offset)
    {
        // 16-byte steps keep every structure of the interface aligned.
        offset = *_top;
        uint rounded = (size + 15) & ~15u;
        if (Overflowed || rounded > Size - offset)
        {
            Overflowed = true;
            return false;
        }

        *_top = offset + rounded;
        return true;
    }
}
