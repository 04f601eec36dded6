// SAFETY: a function's pointers lead to registers, or to an operand of the size that its encoding has.
using System.Runtime.CompilerServices;
using HypercallSdk.Cpu.FloatingPoint;
using HypercallSdk.Cpu.Interpreting;
using HypercallSdk.Cpu.State;

namespace HypercallSdk.Cpu.Vectors;

/// <summary>Comparisons: to masks, and to flags.</summary>
internal static unsafe class FloatComparison<TFloat>
    where TFloat : unmanaged, IFloatBits<TFloat>
{
    /// <summary><c>cmpss</c>, <c>cmpsd</c>.</summary>
    public static bool Scalar(ExecutionContext* c, byte* d, byte* s, int detail) => Compare(c, (TFloat*)d, *(TFloat*)s, detail);

    /// <summary><c>cmpps</c>, <c>cmppd</c>.</summary>
    public static bool Packed(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        TFloat* result = stackalloc TFloat[16 / sizeof(TFloat)];
        Unsafe.CopyBlockUnaligned(result, d, 16);
        bool masked = true;
        for (int index = 0; index < 16 / sizeof(TFloat); index++)
        {
            masked &= Compare(c, result + index, ((TFloat*)s)[index], detail);
        }

        return FloatControl.Store(masked, d, result);
    }

    /// <summary><c>comiss</c>, <c>comisd</c>.</summary>
    public static bool Ordered(ExecutionContext* c, byte* d, byte* s, int detail) => SetFlags(c, *(TFloat*)d, *(TFloat*)s, quietIsInvalid: true);

    /// <summary><c>ucomiss</c>, <c>ucomisd</c>.</summary>
    public static bool Unordered(ExecutionContext* c, byte* d, byte* s, int detail) => SetFlags(c, *(TFloat*)d, *(TFloat*)s, quietIsInvalid: false);

    private static bool Compare(ExecutionContext* c, TFloat* left, TFloat right, int predicate)
    {
        FloatUnit unit = FloatControl.Begin(c);
        Number x = left->Unpack(in unit);
        Number y = right.Unpack(in unit);
        bool ordered = FloatControl.TryCompare(ref unit, in x, in y, quietIsInvalid: (predicate & 3) is 1 or 2, out int order);
        if (!FloatControl.End(c, in unit))
        {
            return false;
        }

        *left = Holds(ordered, order, predicate) ? TFloat.AllOnes : default;
        return true;
    }

    private static bool SetFlags(ExecutionContext* c, TFloat left, TFloat right, bool quietIsInvalid)
    {
        FloatUnit unit = FloatControl.Begin(c);
        Number x = left.Unpack(in unit);
        Number y = right.Unpack(in unit);
        bool ordered = FloatControl.TryCompare(ref unit, in x, in y, quietIsInvalid, out int order);
        if (!FloatControl.End(c, in unit))
        {
            return false;
        }

        ProcessorFlags flags = !ordered ? ProcessorFlags.Zero | ProcessorFlags.Parity | ProcessorFlags.Carry : order < 0 ? ProcessorFlags.Carry : order == 0 ? ProcessorFlags.Zero : 0;
        Flags.Import(c, (ulong)flags);
        return true;
    }

    private static bool Holds(bool ordered, int order, int predicate)
    {
        bool holds = (predicate & 3) switch
        {
            0 => ordered && order == 0,
            1 => ordered && order < 0,
            2 => ordered && order <= 0,
            _ => !ordered,
        };
        return holds != ((predicate & 4) != 0);
    }
}
