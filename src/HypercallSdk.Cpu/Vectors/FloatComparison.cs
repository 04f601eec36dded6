// SAFETY: a function's pointers lead to registers, or to an operand of the size that its encoding has.
using System;
using System.Runtime.CompilerServices;
using HypercallSdk.Cpu.FloatingPoint;
using HypercallSdk.Cpu.Interpreting;
using HypercallSdk.Cpu.State;

namespace HypercallSdk.Cpu.Vectors;

/// <summary>Comparisons: to masks, and to flags.</summary>
internal static unsafe class FloatComparison
{
    /// <summary><c>cmpss</c>.</summary>
    public static bool CompareScalarSingle(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        return Compare(c, (uint*)d, *(uint*)s, detail);
    }

    /// <summary><c>cmpps</c>.</summary>
    public static bool ComparePackedSingle(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        uint* result = stackalloc uint[4];
        Unsafe.CopyBlockUnaligned(result, d, 16);
        bool masked = true;
        for (int index = 0; index < 4; index++)
        {
            masked &= Compare(c, result + index, ((uint*)s)[index], detail);
        }

        return FloatControl.Store(masked, d, result);
    }

    /// <summary><c>comiss</c>.</summary>
    public static bool OrderedSingle(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        return SetFlags(c, *(uint*)d, *(uint*)s, true);
    }

    /// <summary><c>ucomiss</c>.</summary>
    public static bool UnorderedSingle(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        return SetFlags(c, *(uint*)d, *(uint*)s, false);
    }

    private static bool Compare(ExecutionContext* c, uint* left, uint right, int predicate)
    {
        FloatUnit unit = FloatControl.Begin(c);
        Number x = FloatEncoding.Unpack(*left, in unit);
        Number y = FloatEncoding.Unpack(right, in unit);
        bool ordered = FloatControl.TryCompare(ref unit, in x, in y, quietIsInvalid: (predicate & 3) is 1 or 2, out int order);
        if (!FloatControl.End(c, in unit))
        {
            return false;
        }

        *left = Holds(ordered, order, predicate) ? uint.MaxValue : 0;
        return true;
    }

    private static bool SetFlags(ExecutionContext* c, uint left, uint right, bool quietIsInvalid)
    {
        FloatUnit unit = FloatControl.Begin(c);
        Number x = FloatEncoding.Unpack(left, in unit);
        Number y = FloatEncoding.Unpack(right, in unit);
        bool ordered = FloatControl.TryCompare(ref unit, in x, in y, quietIsInvalid, out int order);
        if (!FloatControl.End(c, in unit))
        {
            return false;
        }

        ProcessorFlags flags = !ordered ? ProcessorFlags.Zero | ProcessorFlags.Parity | ProcessorFlags.Carry : order < 0 ? ProcessorFlags.Carry : order == 0 ? ProcessorFlags.Zero : 0;
        Flags.Import(c, (ulong)flags);
        return true;
    }

    /// <summary><c>cmpsd</c>.</summary>
    public static bool CompareScalarDouble(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        return Compare(c, (ulong*)d, *(ulong*)s, detail);
    }

    /// <summary><c>cmppd</c>.</summary>
    public static bool ComparePackedDouble(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        ulong* result = stackalloc ulong[2];
        Unsafe.CopyBlockUnaligned(result, d, 16);
        bool masked = true;
        for (int index = 0; index < 2; index++)
        {
            masked &= Compare(c, result + index, ((ulong*)s)[index], detail);
        }

        return FloatControl.Store(masked, d, result);
    }

    /// <summary><c>comisd</c>.</summary>
    public static bool OrderedDouble(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        return SetFlags(c, *(ulong*)d, *(ulong*)s, true);
    }

    /// <summary><c>ucomisd</c>.</summary>
    public static bool UnorderedDouble(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        return SetFlags(c, *(ulong*)d, *(ulong*)s, false);
    }

    private static bool Compare(ExecutionContext* c, ulong* left, ulong right, int predicate)
    {
        FloatUnit unit = FloatControl.Begin(c);
        Number x = FloatEncoding.Unpack(*left, in unit);
        Number y = FloatEncoding.Unpack(right, in unit);
        bool ordered = FloatControl.TryCompare(ref unit, in x, in y, quietIsInvalid: (predicate & 3) is 1 or 2, out int order);
        if (!FloatControl.End(c, in unit))
        {
            return false;
        }

        *left = Holds(ordered, order, predicate) ? ulong.MaxValue : 0;
        return true;
    }

    private static bool SetFlags(ExecutionContext* c, ulong left, ulong right, bool quietIsInvalid)
    {
        FloatUnit unit = FloatControl.Begin(c);
        Number x = FloatEncoding.Unpack(left, in unit);
        Number y = FloatEncoding.Unpack(right, in unit);
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
