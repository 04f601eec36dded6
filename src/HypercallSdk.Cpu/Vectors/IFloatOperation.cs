using System.Numerics;
using HypercallSdk.Cpu.FloatingPoint;

namespace HypercallSdk.Cpu.Vectors;

/// <summary>An arithmetic operation of two numbers: by the host, whether that was exact, and by software.</summary>
internal interface IFloatOperation
{
    /// <summary>By the host, rounded to the nearest.</summary>
    static abstract T Quick<T>(T left, T right)
        where T : IFloatingPointIeee754<T>;

    /// <summary>Whether the host's result is what the operation has before it is rounded.</summary>
    static abstract bool IsExact<T>(T left, T right, T result)
        where T : IFloatingPointIeee754<T>;

    /// <summary>By software; neither is a NaN.</summary>
    static abstract Number Apply(ref FloatUnit unit, in Number left, in Number right, in FloatFormat format);
}
