using HypercallSdk.Cpu.FloatingPoint;

namespace HypercallSdk.Cpu.Vectors;

/// <summary>An arithmetic operation of two numbers: by the host, whether that was exact, and by software.</summary>
internal interface IFloatOperation
{
    /// <summary>By the host, rounded to the nearest.</summary>
    static abstract double Quick(double left, double right);

    /// <summary>By the host, rounded to the nearest.</summary>
    static abstract float Quick(float left, float right);

    /// <summary>Whether the host's result is what the operation has before it is rounded.</summary>
    static abstract bool IsExact(double left, double right, double result);

    /// <summary>Whether the host's result is what the operation has before it is rounded.</summary>
    static abstract bool IsExact(float left, float right, float result);

    /// <summary>By software; neither is a NaN.</summary>
    static abstract Number Apply(ref FloatUnit unit, in Number left, in Number right, in FloatFormat format);
}
