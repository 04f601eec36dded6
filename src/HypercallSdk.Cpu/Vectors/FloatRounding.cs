// SAFETY: a function's pointers lead to registers, or to an operand of the size that its encoding has.
using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using HypercallSdk.Cpu.FloatingPoint;
using HypercallSdk.Cpu.Interpreting;
using HypercallSdk.Cpu.State;

namespace HypercallSdk.Cpu.Vectors;

/// <summary><c>roundss</c> and its kin, and the estimates of reciprocals.</summary>
internal static unsafe class FloatRounding
{
    /// <summary><c>roundss</c>.</summary>
    public static bool RoundScalarSingle(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        return Round(c, (uint*)d, *(uint*)s, detail);
    }

    /// <summary><c>roundps</c>.</summary>
    public static bool RoundPackedSingle(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        uint* result = stackalloc uint[4];
        bool masked = true;
        for (int index = 0; index < 4; index++)
        {
            masked &= Round(c, result + index, ((uint*)s)[index], detail);
        }

        return FloatControl.Store(masked, d, result);
    }

    // Bit 2: by MXCSR; bit 3: without the exception of inexactness. Denormals raise none.
    private static bool Round(ExecutionContext* c, uint* to, uint from, int detail)
    {
        FloatUnit unit = FloatControl.Begin(c);
        unit.Rounding = (detail & 4) != 0 ? unit.Rounding : (RoundingMode)(detail & 3);
        Number number = FloatEncoding.Unpack(from, in unit);
        Number result = FloatControl.TryNaN(ref unit, in number, in number, out Number nan) ? nan : unit.ToWhole(in number);
        unit.Raised &= (detail & 8) != 0 ? ~FloatExceptions.Precision : FloatExceptions.All;
        if (!FloatControl.End(c, in unit))
        {
            return false;
        }

        *to = FloatEncoding.PackSingle(in result);
        return true;
    }

    /// <summary><c>roundsd</c>.</summary>
    public static bool RoundScalarDouble(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        return Round(c, (ulong*)d, *(ulong*)s, detail);
    }

    /// <summary><c>roundpd</c>.</summary>
    public static bool RoundPackedDouble(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        ulong* result = stackalloc ulong[2];
        bool masked = true;
        for (int index = 0; index < 2; index++)
        {
            masked &= Round(c, result + index, ((ulong*)s)[index], detail);
        }

        return FloatControl.Store(masked, d, result);
    }

    // Bit 2: by MXCSR; bit 3: without the exception of inexactness. Denormals raise none.
    private static bool Round(ExecutionContext* c, ulong* to, ulong from, int detail)
    {
        FloatUnit unit = FloatControl.Begin(c);
        unit.Rounding = (detail & 4) != 0 ? unit.Rounding : (RoundingMode)(detail & 3);
        Number number = FloatEncoding.Unpack(from, in unit);
        Number result = FloatControl.TryNaN(ref unit, in number, in number, out Number nan) ? nan : unit.ToWhole(in number);
        unit.Raised &= (detail & 8) != 0 ? ~FloatExceptions.Precision : FloatExceptions.All;
        if (!FloatControl.End(c, in unit))
        {
            return false;
        }

        *to = FloatEncoding.PackDouble(in result);
        return true;
    }

    /// <summary><c>rcpss</c>.</summary>
    public static bool ReciprocalScalar(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        float* from = (float*)s;
        for (int index = 0; index < 1; index++)
        {
            ((float*)d)[index] = Sse.IsSupported ? Sse.ReciprocalScalar(Vector128.CreateScalar(from[index])).ToScalar() : 1 / from[index];
        }

        return true;
    }

    /// <summary><c>rcpps</c>.</summary>
    public static bool ReciprocalPacked(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        float* from = (float*)s;
        for (int index = 0; index < 4; index++)
        {
            ((float*)d)[index] = Sse.IsSupported ? Sse.ReciprocalScalar(Vector128.CreateScalar(from[index])).ToScalar() : 1 / from[index];
        }

        return true;
    }

    /// <summary><c>rsqrtss</c>.</summary>
    public static bool ReciprocalRootScalar(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        float* from = (float*)s;
        for (int index = 0; index < 1; index++)
        {
            ((float*)d)[index] = Sse.IsSupported ? Sse.ReciprocalSqrtScalar(Vector128.CreateScalar(from[index])).ToScalar() : 1 / MathF.Sqrt(from[index]);
        }

        return true;
    }

    /// <summary><c>rsqrtps</c>.</summary>
    public static bool ReciprocalRootPacked(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        float* from = (float*)s;
        for (int index = 0; index < 4; index++)
        {
            ((float*)d)[index] = Sse.IsSupported ? Sse.ReciprocalSqrtScalar(Vector128.CreateScalar(from[index])).ToScalar() : 1 / MathF.Sqrt(from[index]);
        }

        return true;
    }
}
