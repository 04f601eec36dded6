using System;

namespace System.Numerics;

/// <summary>Counting and turning bits, without instructions that an old processor lacks.</summary>
public static class BitOperations
{
    private const ulong DeBruijn = 0x03f7_9d71_b4cb_0a89;

    private static ReadOnlySpan<byte> DeBruijnPositions =>
    [
        0, 1, 48, 2, 57, 49, 28, 3, 61, 58, 50, 42, 38, 29, 17, 4,
        62, 55, 59, 36, 53, 51, 43, 22, 45, 39, 33, 30, 24, 18, 12, 5,
        63, 47, 56, 27, 60, 41, 37, 16, 54, 35, 52, 21, 44, 32, 23, 11,
        46, 26, 40, 15, 34, 20, 31, 10, 25, 14, 19, 9, 13, 8, 7, 6,
    ];

    /// <summary>The number of the lowest bit set; 64 when there is none.</summary>
    public static int TrailingZeroCount(ulong value) =>
        value == 0 ? 64 : DeBruijnPositions[(int)(((value & (0UL - value)) * DeBruijn) >> 58)];

    /// <summary>The number of the lowest bit set; 32 when there is none.</summary>
    public static int TrailingZeroCount(uint value) => value == 0 ? 32 : TrailingZeroCount((ulong)value);

    /// <summary>The number of the highest bit set; 0 when there is none.</summary>
    public static int Log2(ulong value)
    {
        int result = 0;
        for (int step = 32; step > 0; step >>= 1)
        {
            if (value >> step != 0)
            {
                value >>= step;
                result += step;
            }
        }

        return result;
    }

    /// <summary>How many zeros stand above the highest bit set.</summary>
    public static int LeadingZeroCount(ulong value) => value == 0 ? 64 : 63 - Log2(value);

    /// <summary>How many bits are set.</summary>
    public static int PopCount(ulong value)
    {
        int count = 0;
        for (; value != 0; value &= value - 1)
        {
            count++;
        }

        return count;
    }

    public static bool IsPow2(ulong value) => value != 0 && (value & (value - 1)) == 0;

    public static ulong RotateLeft(ulong value, int offset) => (value << offset) | (value >> (64 - offset));

    public static uint RotateLeft(uint value, int offset) => (value << offset) | (value >> (32 - offset));
}
