using System;

namespace HypercallSdk.Cpu.Tests.Oracle;

/// <summary>Random double-extended numbers, of every class.</summary>
internal static class ExtendedValues
{
    private static readonly (ulong Significand, ushort Exponent)[] _values =
    [
        (0, 0), (0, 0x8000), (0x8000000000000000, 0x3fff), (0x8000000000000000, 0xbfff), (0x8000000000000000, 0x7fff), (0x8000000000000000, 0xffff),
        (0xc000000000000000, 0x7fff), (0xc000000000000001, 0xffff), (0xa000000000000000, 0x7fff), (1, 0), (0x7fffffffffffffff, 0x8000), (0x8000000000000000, 0),
        (0x8000000000000000, 1), (0xffffffffffffffff, 0x7ffe), (0x4000000000000000, 0x3fff), (0, 0x7fff), (0x4000000000000000, 0x7fff),
        (0x8000000000000000, 0x403e), (0xffffffffffffffff, 0x403d), (0x8000000000000000, 0xc03e), (0xc000000000000000, 0x3fff), (0xa000000000000000, 0x4000),
    ];

    /// <summary>One of them.</summary>
    public static (ulong Significand, ushort Exponent) Pick(Random random) => random.Next(4) switch
    {
        0 => _values[random.Next(_values.Length)],
        1 => ((ulong)random.NextInt64(long.MinValue, long.MaxValue) | 0x8000000000000000, (ushort)(random.Next(0x10000) & random.Next(0x10000))),
        2 => (((ulong)random.Next(1, 1 << 16) << 48) | 0x8000000000000000, (ushort)((0x3fff + random.Next(-4, 20)) | (random.Next(2) << 15))),
        _ => ((ulong)random.NextInt64(long.MinValue, long.MaxValue) | 0x8000000000000000, (ushort)((0x3fff + random.Next(-70, 70)) | (random.Next(2) << 15))),
    };
}
