using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using HypercallSdk.Hypervisor.Domains;

namespace HypercallSdk.Hypervisor.Vcpus;

/// <summary>
/// Stands for the hypervisor's vCPU: guest memory is one array at <see cref="MemoryAddress"/> with nothing mapped around
/// it, and every access is written down, so that a test can count how often a byte was fetched.
/// </summary>
public sealed class Vcpu
{
    /// <summary>Where the memory begins in the guest's address space.</summary>
    public const ulong MemoryAddress = 0x10000;

    /// <summary>The guest's memory, pinned.</summary>
    public byte[] Memory { get; } = GC.AllocateArray<byte>(65536, pinned: true);

    /// <summary>The domain.</summary>
    public Domain Domain { get; } = new();

    /// <summary>Every access so far: <c>r</c> or <c>w</c>, offset and length.</summary>
    public List<string> Accesses { get; } = [];

    /// <summary>Every refusal so far.</summary>
    public List<string> Refusals { get; } = [];

    /// <summary>Bytes from here on may be read but not written.</summary>
    public ulong ReadOnlyFrom { get; set; } = ulong.MaxValue;

    public bool TryCopyIn<T>(ulong address, out T value)
        where T : unmanaged
    {
        value = default;
        return TryCopyIn(address, new Span<T>(ref value));
    }

    public bool TryCopyOut<T>(ulong address, in T value)
        where T : unmanaged => TryCopyOut(address, new ReadOnlySpan<T>(in value));

    public bool TryCopyIn<T>(ulong address, Span<T> destination)
        where T : unmanaged
    {
        Span<byte> bytes = MemoryMarshal.AsBytes(destination);
        if (!IsAccessible(address, (ulong)bytes.Length, write: false))
        {
            return false;
        }

        Accesses.Add($"r {address - MemoryAddress} {bytes.Length}");
        Memory.AsSpan((int)(address - MemoryAddress), bytes.Length).CopyTo(bytes);
        return true;
    }

    public bool TryCopyOut<T>(ulong address, ReadOnlySpan<T> source)
        where T : unmanaged
    {
        ReadOnlySpan<byte> bytes = MemoryMarshal.AsBytes(source);
        if (!IsAccessible(address, (ulong)bytes.Length, write: true))
        {
            return false;
        }

        Accesses.Add($"w {address - MemoryAddress} {bytes.Length}");
        bytes.CopyTo(Memory.AsSpan((int)(address - MemoryAddress)));
        return true;
    }

    public bool IsAccessible(ulong address, ulong length, bool write) =>
        address >= MemoryAddress
        && length <= (ulong)Memory.Length
        && address - MemoryAddress <= (ulong)Memory.Length - length
        && (!write || address + length <= ReadOnlyFrom);

    public Span<T> Scratch<T>(int count)
        where T : unmanaged => new T[count];

    internal long Refuse(int error, string what)
    {
        Refusals.Add(what);
        return -error;
    }

    /// <summary>The host address of the memory.</summary>
    internal unsafe byte* HostAddress => (byte*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(Memory));
}
