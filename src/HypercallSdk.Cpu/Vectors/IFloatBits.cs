using HypercallSdk.Cpu.FloatingPoint;

namespace HypercallSdk.Cpu.Vectors;

/// <summary>A number as an operand holds it, of single or of double precision.</summary>
/// <typeparam name="TSelf">The precision.</typeparam>
internal interface IFloatBits<TSelf>
    where TSelf : unmanaged, IFloatBits<TSelf>
{
    /// <summary>The format.</summary>
    static abstract FloatFormat Format { get; }

    /// <summary>All bits set: what a comparison that holds gives.</summary>
    static abstract TSelf AllOnes { get; }

    /// <summary>Whether it is a normal number, and not of the least exponent.</summary>
    bool IsPlain { get; }

    /// <summary>Whether it is far enough from the range's ends for what tests a result's exactness to be exact itself.</summary>
    bool IsInside { get; }

    /// <summary>Whether its sign is set.</summary>
    bool IsNegative { get; }

    /// <summary>The number that it is.</summary>
    Number Unpack(in FloatUnit unit);

    /// <summary>A number that has been rounded to the format.</summary>
    static abstract TSelf Pack(in Number number);

    /// <summary>The square root by the host, rounded to the nearest.</summary>
    static abstract TSelf QuickRoot(TSelf from);

    /// <summary>An operation by the host, rounded to the nearest.</summary>
    static abstract TSelf Quick<TOperation>(TSelf left, TSelf right)
        where TOperation : struct, IFloatOperation;

    /// <summary>Whether the host's result is what the operation has before it is rounded.</summary>
    static abstract bool IsExact<TOperation>(TSelf left, TSelf right, TSelf result)
        where TOperation : struct, IFloatOperation;
}
