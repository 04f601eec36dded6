using System;
using System.Runtime.CompilerServices;

namespace HypercallSdk.Abi;

/// <summary>
/// One call's part of the vCPU's argument area: 64 KiB of guest memory used as a stack, so that a batch of 512 entries
/// and a nested handler's calls all fit. Stubs open it, place what the hypervisor is to read, call, take back what it
/// wrote, and close it.
/// </summary>
/// <remarks>
/// An argument that does not fit makes the area overflow: nothing is placed, addresses read zero, and the stub returns
/// <see cref="XenErrno.TooBig"/> without making the call.
/// </remarks>
public unsafe ref struct ArgumentArea
{
    /// <summary>The size of a vCPU's argument area, in bytes.</summary>
    public const uint Size = 65536;

    private readonly HypercallGate _gate;
    private readonly uint _start;

    private ArgumentArea(HypercallGate gate)
    {
        _gate = gate;
        _start = gate.ArgumentTop;
    }

    /// <summary>Whether an argument did not fit.</summary>
    public bool Overflowed { get; private set; }

    /// <summary>Opens the running vCPU's argument area.</summary>
    public static ArgumentArea Open() => new(HypercallGate.Current);

    /// <summary>Places a structure and returns its guest virtual address.</summary>
    public ulong Place<T>(in T value)
        where T : unmanaged
    {
        if (!Reserve((uint)sizeof(T), out uint offset))
        {
            return 0;
        }

        // SAFETY: Reserve found sizeof(T) bytes at offset within the area, which the host allocated as one block.
        Unsafe.WriteUnaligned(_gate.ArgumentBase + offset, value);
        return _gate.ArgumentAddress + offset;
    }

    /// <summary>Reserves room for a structure that the hypervisor fills, zeroed; returns its guest virtual address.</summary>
    public ulong Reserve<T>()
        where T : unmanaged => Place(default(T));

    /// <summary>Places an array and returns the guest virtual address of its first element; an empty array has one too.</summary>
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
        values.CopyTo(new Span<T>(_gate.ArgumentBase + offset, values.Length));
        return _gate.ArgumentAddress + offset;
    }

    /// <summary>Places an array followed by one all-zero element.</summary>
    public ulong PlaceWithSentinel<T>(scoped ReadOnlySpan<T> values)
        where T : unmanaged
    {
        ulong address = Place(values);
        if (!Overflowed && Reserve((uint)sizeof(T), out _))
        {
            // SAFETY: the sentinel goes right behind the last element, within the room that was rounded up or just reserved.
            ulong end = address - _gate.ArgumentAddress + ((ulong)(uint)values.Length * (uint)sizeof(T));
            Unsafe.WriteUnaligned(_gate.ArgumentBase + end, default(T));
        }

        return address;
    }

    /// <summary>Takes back the structure at <paramref name="address"/> as the hypervisor left it.</summary>
    public readonly void Take<T>(ulong address, out T value)
        where T : unmanaged
    {
        // SAFETY: address came from Place on this area, so it lies within it with sizeof(T) bytes behind it.
        value = Unsafe.ReadUnaligned<T>(_gate.ArgumentBase + (address - _gate.ArgumentAddress));
    }

    /// <summary>Takes back the array at <paramref name="address"/> as the hypervisor left it.</summary>
    public readonly void Take<T>(ulong address, scoped Span<T> values)
        where T : unmanaged
    {
        // SAFETY: address came from Place on this area with as many elements.
        new ReadOnlySpan<T>(_gate.ArgumentBase + (address - _gate.ArgumentAddress), values.Length).CopyTo(values);
    }

    /// <summary>Gives the area back.</summary>
    public readonly void Close() => _gate.ArgumentTop = _start;

    private bool Reserve(uint size, out uint offset)
    {
        // 16-byte steps keep every structure of the interface aligned.
        offset = _gate.ArgumentTop;
        uint rounded = (size + 15) & ~15u;
        if (Overflowed || rounded > Size - offset)
        {
            Overflowed = true;
            return false;
        }

        _gate.ArgumentTop = offset + rounded;
        return true;
    }
}
