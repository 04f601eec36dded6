// SAFETY: a function's pointers lead to registers, or to an operand of the size that its encoding has.
using System;
using System.Runtime.CompilerServices;
using HypercallSdk.Cpu.FloatingPoint;
using HypercallSdk.Cpu.Interpreting;
using HypercallSdk.Cpu.State;

namespace HypercallSdk.Cpu.Vectors;

/// <summary>Arithmetic across a vector: horizontal sums, alternating sums, dot products.</summary>
internal static unsafe class FloatHorizontal
{
    /// <summary><c>haddps</c>.</summary>
    public static bool Haddps(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        uint* a = (uint*)d;
        uint* b = (uint*)s;
        uint* result = stackalloc uint[4];
        bool masked = true;
        for (int index = 0; index < 2; index++)
        {
            result[index] = a[2 * index];
            masked &= FloatArithmetic<FloatOperations.Add>.Single(c, result + index, a + (2 * index) + 1);
            result[index + 2] = b[2 * index];
            masked &= FloatArithmetic<FloatOperations.Add>.Single(c, result + index + 2, b + (2 * index) + 1);
        }

        return FloatControl.Store(masked, d, result);
    }

    /// <summary><c>hsubps</c>.</summary>
    public static bool Hsubps(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        uint* a = (uint*)d;
        uint* b = (uint*)s;
        uint* result = stackalloc uint[4];
        bool masked = true;
        for (int index = 0; index < 2; index++)
        {
            result[index] = a[2 * index];
            masked &= FloatArithmetic<FloatOperations.Subtract>.Single(c, result + index, a + (2 * index) + 1);
            result[index + 2] = b[2 * index];
            masked &= FloatArithmetic<FloatOperations.Subtract>.Single(c, result + index + 2, b + (2 * index) + 1);
        }

        return FloatControl.Store(masked, d, result);
    }

    /// <summary><c>addsubps</c>.</summary>
    public static bool Addsubps(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        uint* result = stackalloc uint[4];
        Unsafe.CopyBlockUnaligned(result, d, 16);
        bool masked = true;
        for (int index = 0; index < 4; index += 2)
        {
            masked &= FloatArithmetic<FloatOperations.Subtract>.Single(c, result + index, (uint*)s + index);
            masked &= FloatArithmetic<FloatOperations.Add>.Single(c, result + index + 1, (uint*)s + index + 1);
        }

        return FloatControl.Store(masked, d, result);
    }

    /// <summary><c>dpps</c>.</summary>
    public static bool Dpps(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        uint* products = stackalloc uint[4];
        bool masked = true;
        for (int index = 0; index < 4; index++)
        {
            products[index] = 0;
            if (((detail >> (4 + index)) & 1) != 0)
            {
                products[index] = ((uint*)d)[index];
                masked &= FloatArithmetic<FloatOperations.Multiply>.Single(c, products + index, (uint*)s + index);
            }
        }

        masked &= FloatArithmetic<FloatOperations.Add>.Single(c, products, products + 1);
        masked &= FloatArithmetic<FloatOperations.Add>.Single(c, products + 2, products + 3);
        masked &= FloatArithmetic<FloatOperations.Add>.Single(c, products, products + 2);
        uint* result = stackalloc uint[4];
        for (int index = 0; index < 4; index++)
        {
            result[index] = ((detail >> index) & 1) != 0 ? products[0] : 0;
        }

        return FloatControl.Store(masked, d, result);
    }

    /// <summary><c>haddpd</c>.</summary>
    public static bool Haddpd(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        ulong* a = (ulong*)d;
        ulong* b = (ulong*)s;
        ulong* result = stackalloc ulong[2];
        bool masked = true;
        for (int index = 0; index < 1; index++)
        {
            result[index] = a[2 * index];
            masked &= FloatArithmetic<FloatOperations.Add>.Double(c, result + index, a + (2 * index) + 1);
            result[index + 1] = b[2 * index];
            masked &= FloatArithmetic<FloatOperations.Add>.Double(c, result + index + 1, b + (2 * index) + 1);
        }

        return FloatControl.Store(masked, d, result);
    }

    /// <summary><c>hsubpd</c>.</summary>
    public static bool Hsubpd(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        ulong* a = (ulong*)d;
        ulong* b = (ulong*)s;
        ulong* result = stackalloc ulong[2];
        bool masked = true;
        for (int index = 0; index < 1; index++)
        {
            result[index] = a[2 * index];
            masked &= FloatArithmetic<FloatOperations.Subtract>.Double(c, result + index, a + (2 * index) + 1);
            result[index + 1] = b[2 * index];
            masked &= FloatArithmetic<FloatOperations.Subtract>.Double(c, result + index + 1, b + (2 * index) + 1);
        }

        return FloatControl.Store(masked, d, result);
    }

    /// <summary><c>addsubpd</c>.</summary>
    public static bool Addsubpd(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        ulong* result = stackalloc ulong[2];
        Unsafe.CopyBlockUnaligned(result, d, 16);
        bool masked = true;
        for (int index = 0; index < 2; index += 2)
        {
            masked &= FloatArithmetic<FloatOperations.Subtract>.Double(c, result + index, (ulong*)s + index);
            masked &= FloatArithmetic<FloatOperations.Add>.Double(c, result + index + 1, (ulong*)s + index + 1);
        }

        return FloatControl.Store(masked, d, result);
    }

    /// <summary><c>dppd</c>.</summary>
    public static bool Dppd(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        ulong* products = stackalloc ulong[2];
        bool masked = true;
        for (int index = 0; index < 2; index++)
        {
            products[index] = 0;
            if (((detail >> (4 + index)) & 1) != 0)
            {
                products[index] = ((ulong*)d)[index];
                masked &= FloatArithmetic<FloatOperations.Multiply>.Double(c, products + index, (ulong*)s + index);
            }
        }

        masked &= FloatArithmetic<FloatOperations.Add>.Double(c, products, products + 1);
        ulong* result = stackalloc ulong[2];
        for (int index = 0; index < 2; index++)
        {
            result[index] = ((detail >> index) & 1) != 0 ? products[0] : 0;
        }

        return FloatControl.Store(masked, d, result);
    }
}
