using System;

namespace HypercallSdk.Cpu.Tests.Oracle;

/// <summary>Random numbers that lie where something changes more often than chance would have it.</summary>
internal static class BoundaryValues
{
    private static readonly ulong[] _values =
    [
        0, 1, 2, 3, 0x7f, 0x80, 0xff, 0x100, 0x7fff, 0x8000, 0xffff, 0x10000, 0x7fff_ffff, 0x8000_0000, 0xffff_ffff, 0x1_0000_0000,
        0x7fff_ffff_ffff_ffff, 0x8000_0000_0000_0000, ulong.MaxValue, ulong.MaxValue - 1, 0x5555_5555_5555_5555, 0xaaaa_aaaa_aaaa_aaaa,
        0x8000_0000_0000, 0x0123_4567_89ab_cdef,
    ];

    private static readonly ulong[] _doubles =
    [
        0, 0x8000_0000_0000_0000, 0x3ff0_0000_0000_0000, 0xbff0_0000_0000_0000, 0x7ff0_0000_0000_0000, 0xfff0_0000_0000_0000,
        0x7ff8_0000_0000_0000, 0xfff8_0000_0000_0000, 0x7ff0_0000_0000_0001, 0xfff4_0000_0000_0000, 1, 0x000f_ffff_ffff_ffff, 0x0010_0000_0000_0000,
        0x7fef_ffff_ffff_ffff, 0x43e0_0000_0000_0000, 0xc3e0_0000_0000_0000, 0x41df_ffff_ffc0_0000, 0x41e0_0000_0000_0000, 0xc1e0_0000_0020_0000, 0x3fe0_0000_0000_0000,
        0x4008_0000_0000_0000, 0x3ff8_0000_0000_0000, 0x4004_0000_0000_0000, 0x36a0_0000_0000_0000, 0x47ef_ffff_f000_0000, 0x3810_0000_0000_0000,
    ];

    private static readonly uint[] _singles =
    [
        0, 0x8000_0000, 0x3f80_0000, 0xbf80_0000, 0x7f80_0000, 0xff80_0000, 0x7fc0_0000, 0xffc0_0000, 0x7f80_0001, 0xffa0_0000, 1, 0x007f_ffff, 0x0080_0000,
        0x7f7f_ffff, 0x4f00_0000, 0xcf00_0000, 0x5f00_0000, 0xdf00_0000, 0x3f00_0000, 0x4040_0000, 0x3fc0_0000, 0x4020_0000, 0x4eff_ffff,
    ];

    /// <summary>An integer.</summary>
    public static ulong Pick(Random random) => random.Next(3) switch
    {
        0 => _values[random.Next(_values.Length)] + (ulong)random.Next(-2, 3),
        1 => _values[random.Next(_values.Length)],
        _ => (ulong)random.NextInt64(long.MinValue, long.MaxValue) >> random.Next(64),
    };

    /// <summary>64 bits of a vector: an integer, a double, or two singles.</summary>
    public static ulong PickVector(Random random) => random.Next(8) switch
    {
        0 or 1 => _doubles[random.Next(_doubles.Length)],
        2 or 3 => _singles[random.Next(_singles.Length)] | ((ulong)_singles[random.Next(_singles.Length)] << 32),
        4 => BitConverter.DoubleToUInt64Bits((random.NextDouble() - 0.5) * Math.Pow(2, random.Next(-70, 70))),
        5 => BitConverter.SingleToUInt32Bits((random.NextSingle() - 0.5f) * 64) | ((ulong)BitConverter.SingleToUInt32Bits((random.NextSingle() - 0.5f) * 1e10f) << 32),
        6 => Pick(random),
        _ => (ulong)random.NextInt64(long.MinValue, long.MaxValue),
    };
}
