using System;
using System.Runtime.CompilerServices;
using HypercallSdk.Cpu.FloatingPoint;

namespace HypercallSdk.Cpu.Vectors;

/// <summary>A number of single precision.</summary>
/// <param name="bits">Its encoding.</param>
internal readonly struct SingleBits(uint bits) : IFloatBits<SingleBits>
{
    private readonly uint _bits = bits;

    /// <inheritdoc/>
    public static FloatFormat Format => FloatFormat.Single;

    /// <inheritdoc/>
    public static SingleBits AllOnes => new(uint.MaxValue);

    /// <inheritdoc/>
    public bool IsPlain => ((_bits >> 23) & 0xff) - 2 < 0xfd;

    /// <inheritdoc/>
    public bool IsInside => ((_bits >> 23) & 0xff) - 0x30 < 0xa0;

    /// <inheritdoc/>
    public bool IsNegative => _bits >> 31 != 0;

    private float Value => BitConverter.UInt32BitsToSingle(_bits);

    /// <inheritdoc/>
    public Number Unpack(in FloatUnit unit) => FloatEncoding.Unpack(_bits, in unit);

    /// <inheritdoc/>
    public static SingleBits Pack(in Number number) => new(FloatEncoding.PackSingle(in number));

    /// <inheritdoc/>
    public static SingleBits QuickRoot(SingleBits from) => new(BitConverter.SingleToUInt32Bits(MathF.Sqrt(from.Value)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleBits Quick<TOperation>(SingleBits left, SingleBits right)
        where TOperation : struct, IFloatOperation => new(BitConverter.SingleToUInt32Bits(TOperation.Quick(left.Value, right.Value)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsExact<TOperation>(SingleBits left, SingleBits right, SingleBits result)
        where TOperation : struct, IFloatOperation => TOperation.IsExact(left.Value, right.Value, result.Value);
}
