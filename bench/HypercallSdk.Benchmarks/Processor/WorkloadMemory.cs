// SAFETY: one block of the host, allocated once and freed with the memory; every address is checked against its bounds.
using System;
using System.Runtime.InteropServices;
using HypercallSdk.Cpu.Memory;
using HypercallSdk.Cpu.State;

namespace HypercallSdk.Benchmarks.Processor;

/// <summary>A program's address space: 16 MiB from where gcc links it, all of it the program's to read, write and execute.</summary>
public sealed unsafe class WorkloadMemory : IProcessorMemory, IDisposable
{
    /// <summary>The lowest address.</summary>
    public const ulong Base = 0x40_0000;

    /// <summary>The first address behind it; the stack grows down from here.</summary>
    public const ulong End = Base + Size;

    private const ulong Size = 16 << 20;
    private const ulong PageSize = 4096;

    private byte* _block;

    /// <summary>Zeroed memory.</summary>
    public WorkloadMemory()
    {
        _block = (byte*)NativeMemory.AlignedAlloc((nuint)Size, (nuint)PageSize);
        new Span<byte>(_block, (int)Size).Clear();
    }

    /// <summary>Memory of the program.</summary>
    /// <param name="address">Where.</param>
    /// <param name="length">How many bytes.</param>
    /// <exception cref="ArgumentOutOfRangeException">Not all of them are in it.</exception>
    public Span<byte> At(ulong address, ulong length)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(address, Base);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(address, End);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, End - address);
        return new Span<byte>(_block + (address - Base), (int)length);
    }

    /// <inheritdoc/>
    public bool TryTranslate(ulong page, MemoryAccess access, ProcessorMode mode, out PageTranslation translation)
    {
        translation = default;
        if (page - Base >= Size)
        {
            return false;
        }

        translation.Host = _block + (page - Base);
        translation.Frame = page / PageSize;
        return true;
    }

    /// <inheritdoc/>
    public void CodeDecoded(ulong frame)
    {
        // Nobody but the processor writes to memory while it runs.
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        NativeMemory.AlignedFree(_block);
        _block = null;
    }
}
