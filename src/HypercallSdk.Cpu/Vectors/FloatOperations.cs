using System;
using System.Runtime.CompilerServices;
using HypercallSdk.Cpu.FloatingPoint;

namespace HypercallSdk.Cpu.Vectors;

/// <summary>The four operations of arithmetic.</summary>
internal static class FloatOperations
{
    /// <summary><c>add</c>.</summary>
    public readonly struct Add : IFloatOperation
    {
        /// <inheritdoc/>
        public static double Quick(double left, double right) => left + right;

        /// <inheritdoc/>
        public static float Quick(float left, float right) => left + right;

        /// <inheritdoc/>
        public static bool IsExact(double left, double right, double result) => SumIsExact(left, right, result);

        /// <inheritdoc/>
        public static bool IsExact(float left, float right, float result) => SumIsExact(left, right, result);

        /// <inheritdoc/>
        public static Number Apply(ref FloatUnit unit, in Number left, in Number right, in FloatFormat format) => unit.Add(in left, in right, in format);
    }

    /// <summary><c>sub</c>.</summary>
    public readonly struct Subtract : IFloatOperation
    {
        /// <inheritdoc/>
        public static double Quick(double left, double right) => left - right;

        /// <inheritdoc/>
        public static float Quick(float left, float right) => left - right;

        /// <inheritdoc/>
        public static bool IsExact(double left, double right, double result) => SumIsExact(left, -right, result);

        /// <inheritdoc/>
        public static bool IsExact(float left, float right, float result) => SumIsExact(left, -right, result);

        /// <inheritdoc/>
        public static Number Apply(ref FloatUnit unit, in Number left, in Number right, in FloatFormat format) => unit.Add(in left, right with { Negative = !right.Negative }, in format);
    }

    /// <summary><c>mul</c>.</summary>
    public readonly struct Multiply : IFloatOperation
    {
        /// <inheritdoc/>
        public static double Quick(double left, double right) => left * right;

        /// <inheritdoc/>
        public static float Quick(float left, float right) => left * right;

        /// <inheritdoc/>
        public static bool IsExact(double left, double right, double result) => Math.FusedMultiplyAdd(left, right, -result) == 0;

        /// <inheritdoc/>
        public static bool IsExact(float left, float right, float result) => MathF.FusedMultiplyAdd(left, right, -result) == 0;

        /// <inheritdoc/>
        public static Number Apply(ref FloatUnit unit, in Number left, in Number right, in FloatFormat format) => unit.Multiply(in left, in right, in format);
    }

    /// <summary><c>div</c>.</summary>
    public readonly struct Divide : IFloatOperation
    {
        /// <inheritdoc/>
        public static double Quick(double left, double right) => left / right;

        /// <inheritdoc/>
        public static float Quick(float left, float right) => left / right;

        /// <inheritdoc/>
        public static bool IsExact(double left, double right, double result) => Math.FusedMultiplyAdd(result, right, -left) == 0;

        /// <inheritdoc/>
        public static bool IsExact(float left, float right, float result) => MathF.FusedMultiplyAdd(result, right, -left) == 0;

        /// <inheritdoc/>
        public static Number Apply(ref FloatUnit unit, in Number left, in Number right, in FloatFormat format) => unit.Divide(in left, in right, in format);
    }

    // The error of a sum is itself a number, and this is it (Knuth).
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool SumIsExact(double left, double right, double sum)
    {
        double part = sum - left;
        return (left - (sum - part)) + (right - part) == 0;
    }

    // The error of a sum is itself a number, and this is it (Knuth).
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool SumIsExact(float left, float right, float sum)
    {
        float part = sum - left;
        return (left - (sum - part)) + (right - part) == 0;
    }
}
