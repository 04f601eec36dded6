// SAFETY: a function's pointers lead to registers, or to an operand of the size that its encoding has.
using System.Runtime.CompilerServices;
using HypercallSdk.Cpu.FloatingPoint;
using HypercallSdk.Cpu.Interpreting;

namespace HypercallSdk.Cpu.Vectors;

/// <summary>Minimum and maximum.</summary>
internal static unsafe class FloatSelection<TFloat>
    where TFloat : unmanaged, IFloatBits<TFloat>
{
    private const int Less = -1;
    private const int Greater = 1;

    /// <summary><c>minss</c>, <c>minsd</c>.</summary>
    public static bool MinScalar(ExecutionContext* c, byte* d, byte* s, int detail) => Select(c, (TFloat*)d, *(TFloat*)s, Less);

    /// <summary><c>minps</c>, <c>minpd</c>.</summary>
    public static bool MinPacked(ExecutionContext* c, byte* d, byte* s, int detail) => SelectAll(c, d, s, Less);

    /// <summary><c>maxss</c>, <c>maxsd</c>.</summary>
    public static bool MaxScalar(ExecutionContext* c, byte* d, byte* s, int detail) => Select(c, (TFloat*)d, *(TFloat*)s, Greater);

    /// <summary><c>maxps</c>, <c>maxpd</c>.</summary>
    public static bool MaxPacked(ExecutionContext* c, byte* d, byte* s, int detail) => SelectAll(c, d, s, Greater);

    private static bool SelectAll(ExecutionContext* c, byte* d, byte* s, int sought)
    {
        TFloat* result = stackalloc TFloat[16 / sizeof(TFloat)];
        Unsafe.CopyBlockUnaligned(result, d, 16);
        bool masked = true;
        for (int index = 0; index < 16 / sizeof(TFloat); index++)
        {
            masked &= Select(c, result + index, ((TFloat*)s)[index], sought);
        }

        return FloatControl.Store(masked, d, result);
    }

    // The first operand where it compares as sought. Of NaNs and of zeros the second, as it is.
    private static bool Select(ExecutionContext* c, TFloat* left, TFloat right, int sought)
    {
        FloatUnit unit = FloatControl.Begin(c);
        Number x = left->Unpack(in unit);
        Number y = right.Unpack(in unit);
        bool first = FloatControl.TryCompare(ref unit, in x, in y, quietIsInvalid: true, out int order) && order * sought > 0;
        if (!FloatControl.End(c, in unit))
        {
            return false;
        }

        Number chosen = first ? x : y;
        *left = chosen.IsNaN ? right : TFloat.Pack(in chosen);
        return true;
    }
}
