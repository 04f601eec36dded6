// SAFETY: the context is the engine's own.
using System.Runtime.CompilerServices;
using HypercallSdk.Cpu.FloatingPoint;
using HypercallSdk.Cpu.Interpreting;

namespace HypercallSdk.Cpu.Vectors;

/// <summary>MXCSR: what it asks of arithmetic, and what arithmetic tells it.</summary>
internal static unsafe class FloatControl
{
    private const uint DenormalsAreZero = 1 << 6;
    private const uint Masks = 0x1f80;
    private const uint FlushToZero = 1 << 15;

    /// <summary>Whether all exceptions are masked, rounding is to the nearest, and denormals are what they are.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsQuick(ExecutionContext* c) => (c->State.Mxcsr & 0xffc0) == Masks;

    /// <summary>Starts an operation by software.</summary>
    public static FloatUnit Begin(ExecutionContext* c)
    {
        uint mxcsr = c->State.Mxcsr;
        return new FloatUnit
        {
            Rounding = (RoundingMode)((mxcsr >> 13) & 3),
            DenormalsAreZero = (mxcsr & DenormalsAreZero) != 0,
            FlushToZero = (mxcsr & FlushToZero) != 0,
            Masked = (FloatExceptions)(mxcsr >> 7) & FloatExceptions.All,
        };
    }

    /// <summary>Notes what an operation raised. Whether all of it is masked.</summary>
    public static bool End(ExecutionContext* c, in FloatUnit unit)
    {
        c->State.Mxcsr |= (uint)unit.Raised;
        return (unit.Raised & ~unit.Masked) == 0;
    }

    /// <summary>Stores a vector's result where no exception keeps it from being one.</summary>
    public static bool Store(bool masked, byte* destination, void* result)
    {
        if (masked)
        {
            Unsafe.CopyBlockUnaligned(destination, result, 16);
        }

        return masked;
    }

    /// <summary>The result where one operand is a NaN: the first that is one, made quiet. A signalling one is invalid.</summary>
    public static bool TryNaN(ref FloatUnit unit, in Number left, in Number right, out Number result)
    {
        result = default;
        if (!left.IsNaN && !right.IsNaN)
        {
            return false;
        }

        unit.Raised |= left.Class == NumberClass.SignallingNaN || right.Class == NumberClass.SignallingNaN ? FloatExceptions.Invalid : 0;
        result = left.IsNaN ? left.Quieted() : right.Quieted();
        return true;
    }

    /// <summary>A number in another format; a signalling NaN is invalid and made quiet.</summary>
    public static Number Convert(ref FloatUnit unit, in Number number, in FloatFormat format)
    {
        unit.Raised |= number.Class == NumberClass.SignallingNaN ? FloatExceptions.Invalid : 0;
        unit.NoteDenormals(in number, in number);
        return unit.Convert(in number, in format);
    }

    /// <summary>Compares two numbers; false where one is a NaN, which may be invalid.</summary>
    public static bool TryCompare(ref FloatUnit unit, in Number left, in Number right, bool quietIsInvalid, out int order)
    {
        order = 0;
        if (left.IsNaN || right.IsNaN)
        {
            bool signals = quietIsInvalid || left.Class == NumberClass.SignallingNaN || right.Class == NumberClass.SignallingNaN;
            unit.Raised |= signals ? FloatExceptions.Invalid : 0;
            return false;
        }

        unit.NoteDenormals(in left, in right);
        order = Order(in left, in right);
        return true;
    }

    private static int Order(in Number left, in Number right)
    {
        if (left.Class == NumberClass.Zero && right.Class == NumberClass.Zero)
        {
            return 0;
        }

        if (left.Class == NumberClass.Zero || right.Class == NumberClass.Zero || left.Negative != right.Negative)
        {
            return left.Class == NumberClass.Zero ? (right.Negative ? 1 : -1) : left.Negative ? -1 : 1;
        }

        int magnitude = (left.Class == NumberClass.Infinity, right.Class == NumberClass.Infinity) switch
        {
            (true, true) => 0,
            (true, false) => 1,
            (false, true) => -1,
            _ when left.Exponent != right.Exponent => left.Exponent.CompareTo(right.Exponent),
            _ => left.Significand.CompareTo(right.Significand),
        };
        return left.Negative ? -magnitude : magnitude;
    }
}
