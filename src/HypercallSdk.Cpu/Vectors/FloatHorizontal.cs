// SAFETY: a function's pointers lead to registers, or to an operand of the size that its encoding has.
using System.Runtime.CompilerServices;
using HypercallSdk.Cpu.Interpreting;

namespace HypercallSdk.Cpu.Vectors;

/// <summary>Arithmetic across a vector: horizontal sums, alternating sums, dot products.</summary>
internal static unsafe class FloatHorizontal<TFloat>
    where TFloat : unmanaged, IFloatBits<TFloat>
{
    /// <summary><c>haddps</c>, <c>haddpd</c>.</summary>
    public static bool Add(ExecutionContext* c, byte* d, byte* s, int detail) => Pairs<FloatOperations.Add>(c, d, s);

    /// <summary><c>hsubps</c>, <c>hsubpd</c>.</summary>
    public static bool Subtract(ExecutionContext* c, byte* d, byte* s, int detail) => Pairs<FloatOperations.Subtract>(c, d, s);

    /// <summary><c>addsubps</c>, <c>addsubpd</c>.</summary>
    public static bool Alternating(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        TFloat* result = stackalloc TFloat[16 / sizeof(TFloat)];
        Unsafe.CopyBlockUnaligned(result, d, 16);
        bool masked = true;
        for (int index = 0; index < 16 / sizeof(TFloat); index += 2)
        {
            masked &= FloatArithmetic<FloatOperations.Subtract, TFloat>.Apply(c, result + index, (TFloat*)s + index);
            masked &= FloatArithmetic<FloatOperations.Add, TFloat>.Apply(c, result + index + 1, (TFloat*)s + index + 1);
        }

        return FloatControl.Store(masked, d, result);
    }

    /// <summary><c>dpps</c>, <c>dppd</c>.</summary>
    public static bool Dot(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        TFloat* products = stackalloc TFloat[16 / sizeof(TFloat)];
        bool masked = true;
        for (int index = 0; index < 16 / sizeof(TFloat); index++)
        {
            products[index] = default;
            if (((detail >> (4 + index)) & 1) != 0)
            {
                products[index] = ((TFloat*)d)[index];
                masked &= FloatArithmetic<FloatOperations.Multiply, TFloat>.Apply(c, products + index, (TFloat*)s + index);
            }
        }

        // Neighbours first, then their sums.
        for (int apart = 1; apart < 16 / sizeof(TFloat); apart *= 2)
        {
            for (int index = 0; index < 16 / sizeof(TFloat); index += 2 * apart)
            {
                masked &= FloatArithmetic<FloatOperations.Add, TFloat>.Apply(c, products + index, products + index + apart);
            }
        }

        TFloat* result = stackalloc TFloat[16 / sizeof(TFloat)];
        for (int index = 0; index < 16 / sizeof(TFloat); index++)
        {
            result[index] = ((detail >> index) & 1) != 0 ? products[0] : default;
        }

        return FloatControl.Store(masked, d, result);
    }

    // Of each two neighbours one result: the first operand's in the lower half, the second one's in the upper.
    private static bool Pairs<TOperation>(ExecutionContext* c, byte* d, byte* s)
        where TOperation : struct, IFloatOperation
    {
        int half = 8 / sizeof(TFloat);
        TFloat* a = (TFloat*)d;
        TFloat* b = (TFloat*)s;
        TFloat* result = stackalloc TFloat[16 / sizeof(TFloat)];
        bool masked = true;
        for (int index = 0; index < half; index++)
        {
            result[index] = a[2 * index];
            masked &= FloatArithmetic<TOperation, TFloat>.Apply(c, result + index, a + (2 * index) + 1);
            result[half + index] = b[2 * index];
            masked &= FloatArithmetic<TOperation, TFloat>.Apply(c, result + half + index, b + (2 * index) + 1);
        }

        return FloatControl.Store(masked, d, result);
    }
}
