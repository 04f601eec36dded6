using System.Numerics;
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
        public static T Quick<T>(T left, T right)
            where T : IFloatingPointIeee754<T> => left + right;

        /// <inheritdoc/>
        public static bool IsExact<T>(T left, T right, T result)
            where T : IFloatingPointIeee754<T> => SumIsExact(left, right, result);

        /// <inheritdoc/>
        public static Number Apply(ref FloatUnit unit, in Number left, in Number right, in FloatFormat format) => unit.Add(in left, in right, in format);
    }

    /// <summary><c>sub</c>.</summary>
    public readonly struct Subtract : IFloatOperation
    {
        /// <inheritdoc/>
        public static T Quick<T>(T left, T right)
            where T : IFloatingPointIeee754<T> => left - right;

        /// <inheritdoc/>
        public static bool IsExact<T>(T left, T right, T result)
            where T : IFloatingPointIeee754<T> => SumIsExact(left, -right, result);

        /// <inheritdoc/>
        public static Number Apply(ref FloatUnit unit, in Number left, in Number right, in FloatFormat format) => unit.Add(in left, right with { Negative = !right.Negative }, in format);
    }

    /// <summary><c>mul</c>.</summary>
    public readonly struct Multiply : IFloatOperation
    {
        /// <inheritdoc/>
        public static T Quick<T>(T left, T right)
            where T : IFloatingPointIeee754<T> => left * right;

        /// <inheritdoc/>
        public static bool IsExact<T>(T left, T right, T result)
            where T : IFloatingPointIeee754<T> => T.FusedMultiplyAdd(left, right, -result) == T.Zero;

        /// <inheritdoc/>
        public static Number Apply(ref FloatUnit unit, in Number left, in Number right, in FloatFormat format) => unit.Multiply(in left, in right, in format);
    }

    /// <summary><c>div</c>.</summary>
    public readonly struct Divide : IFloatOperation
    {
        /// <inheritdoc/>
        public static T Quick<T>(T left, T right)
            where T : IFloatingPointIeee754<T> => left / right;

        /// <inheritdoc/>
        public static bool IsExact<T>(T left, T right, T result)
            where T : IFloatingPointIeee754<T> => T.FusedMultiplyAdd(result, right, -left) == T.Zero;

        /// <inheritdoc/>
        public static Number Apply(ref FloatUnit unit, in Number left, in Number right, in FloatFormat format) => unit.Divide(in left, in right, in format);
    }

    // The error of a sum is itself a number, and this is it (Knuth).
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool SumIsExact<T>(T left, T right, T sum)
        where T : IFloatingPointIeee754<T>
    {
        T part = sum - left;
        return (left - (sum - part)) + (right - part) == T.Zero;
    }
}
