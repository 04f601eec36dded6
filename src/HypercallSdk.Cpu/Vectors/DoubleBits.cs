using System;
using System.Runtime.CompilerServices;
using HypercallSdk.Cpu.FloatingPoint;

namespace HypercallSdk.Cpu.Vectors;

/// <summary>A number of double precision.</summary>
/// <param name="bits">Its encoding.</param>
internal readonly struct DoubleBits(ulong bits) : IFloatBits<DoubleBits>
{
    private readonly ulong _bits = bits;

    /// <inheritdoc/>
    public static FloatFormat Format => FloatFormat.Double;

    /// <inheritdoc/>
    public static DoubleBits AllOnes => new(ulong.MaxValue);

    /// <inheritdoc/>
    public bool IsPlain => ((_bits >> 52) & 0x7ff) - 2 < 0x7fd;

    /// <inheritdoc/>
    public bool IsInside => ((_bits >> 52) & 0x7ff) - 0x100 < 0x600;

    /// <inheritdoc/>
    public bool IsNegative => _bits >> 63 != 0;

    private double Value => BitConverter.UInt64BitsToDouble(_bits);

    /// <inheritdoc/>
    public Number Unpack(in FloatUnit unit) => FloatEncoding.Unpack(_bits, in unit);

    /// <inheritdoc/>
    public static DoubleBits Pack(in Number number) => new(FloatEncoding.PackDouble(in number));

    /// <inheritdoc/>
    public static DoubleBits QuickRoot(DoubleBits from) => new(BitConverter.DoubleToUInt64Bits(Math.Sqrt(from.Value)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleBits Quick<TOperation>(DoubleBits left, DoubleBits right)
        where TOperation : struct, IFloatOperation => new(BitConverter.DoubleToUInt64Bits(TOperation.Quick(left.Value, right.Value)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsExact<TOperation>(DoubleBits left, DoubleBits right, DoubleBits result)
        where TOperation : struct, IFloatOperation => TOperation.IsExact(left.Value, right.Value, result.Value);
}
