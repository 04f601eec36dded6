using System;
using HypercallSdk.Abi;

namespace HypercallSdk.Guest;

/// <summary>A program's file that lies in the kernel's memory as a whole: a boot module, or a part of one.</summary>
/// <param name="start">Its first byte.</param>
/// <param name="length">Its bytes.</param>
public readonly struct ProgramInMemory(GuestPointer<byte> start, ulong length) : IProgramSource
{
    /// <inheritdoc/>
    public int Read(ulong offset, Span<byte> destination)
    {
        if (offset >= length)
        {
            return 0;
        }

        int part = (int)Math.Min(length - offset, (ulong)destination.Length);
        start[(long)offset].CopyTo(destination.Slice(0, part));
        return part;
    }
}
