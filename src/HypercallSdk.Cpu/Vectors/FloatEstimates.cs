// SAFETY: a function's pointers lead to registers, or to an operand of the size that its encoding has.
using System;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using HypercallSdk.Cpu.Interpreting;

namespace HypercallSdk.Cpu.Vectors;

/// <summary>The estimates of reciprocals, as the host's processor makes them.</summary>
internal static unsafe class FloatEstimates
{
    /// <summary><c>rcpss</c>.</summary>
    public static bool ReciprocalScalar(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        *(float*)d = Reciprocal(*(float*)s);
        return true;
    }

    /// <summary><c>rcpps</c>.</summary>
    public static bool ReciprocalPacked(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        for (int index = 0; index < 4; index++)
        {
            ((float*)d)[index] = Reciprocal(((float*)s)[index]);
        }

        return true;
    }

    /// <summary><c>rsqrtss</c>.</summary>
    public static bool ReciprocalRootScalar(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        *(float*)d = ReciprocalRoot(*(float*)s);
        return true;
    }

    /// <summary><c>rsqrtps</c>.</summary>
    public static bool ReciprocalRootPacked(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        for (int index = 0; index < 4; index++)
        {
            ((float*)d)[index] = ReciprocalRoot(((float*)s)[index]);
        }

        return true;
    }

    private static float Reciprocal(float value) => Sse.IsSupported ? Sse.ReciprocalScalar(Vector128.CreateScalar(value)).ToScalar() : 1 / value;

    private static float ReciprocalRoot(float value) => Sse.IsSupported ? Sse.ReciprocalSqrtScalar(Vector128.CreateScalar(value)).ToScalar() : 1 / MathF.Sqrt(value);
}
