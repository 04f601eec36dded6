using System;
using System.Runtime.InteropServices;

namespace HypercallSdk.Cpu.Tests.Oracle;

/// <summary>What memory holds before a case and how it is compared after: the same as in Native/oracle.c.</summary>
internal static class MemoryPattern
{
    private static readonly ulong[] _interesting =
    [
        0, ulong.MaxValue, 0x8000000000000000, 0x7fffffffffffffff,
        0x3ff0000000000000, 0x7ff0000000000000, 0xfff8000000000001, 0x0000000000000001,
        0x3f8000007f800000, 0x7fa00001ffc00000, 0x8000000000800000, 0x4f0000005f000000,
        0x80ff7f0001fe8180, 0x43e0000000000000, 0x41dfffffffe00000, 0x000fffffffffffff,
    ];

    /// <summary>Fills the data pages.</summary>
    public static void Fill(Span<byte> memory, ulong seed)
    {
        foreach (ref ulong word in MemoryMarshal.Cast<byte, ulong>(memory))
        {
            seed ^= seed << 13;
            seed ^= seed >> 7;
            seed ^= seed << 17;
            word = (seed & 3) == 0 ? _interesting[(seed >> 8) & 15] : seed;
        }
    }

    /// <summary>Hashes the writable pages.</summary>
    public static ulong Hash(ReadOnlySpan<byte> memory)
    {
        ulong sum = 0;
        foreach (ulong word in MemoryMarshal.Cast<byte, ulong>(memory))
        {
            sum = unchecked(((sum ^ word) * 0x9e3779b97f4a7c15) + (sum >> 29));
        }

        return sum;
    }
}
