// Arithmetic on numbers taken apart, exact before it is rounded once. Both SSE (where the host's own arithmetic would not tell
// exceptions, or rounds another way) and x87 use it.
//
// A result is handed to Round as a significand of 128 bits, its first bit set; bits beyond those, if any, are or-ed to the last.
using System;
using System.Numerics;

namespace HypercallSdk.Cpu.FloatingPoint;

/// <summary>The state of an operation: how it rounds, and what it raised.</summary>
internal ref struct FloatUnit
{
    private const ulong TopBit = 1UL << 63;
    private const int Turn = 24576;

    /// <summary>How to round.</summary>
    public RoundingMode Rounding;

    /// <summary>Whether denormal operands are zeros.</summary>
    public bool DenormalsAreZero;

    /// <summary>Whether tiny results are zeros.</summary>
    public bool FlushToZero;

    /// <summary>The exceptions that are masked.</summary>
    public FloatExceptions Masked;

    /// <summary>The exceptions that were raised.</summary>
    public FloatExceptions Raised;

    /// <summary>Whether a result out of range whose exception is not masked is given with its exponent turned: x87 to registers.</summary>
    public bool Wraps;

    /// <summary>Whether the last rounding went away from zero.</summary>
    public bool RoundedUp;

    /// <summary>Rounds a result to a format.</summary>
    public Number Round(bool negative, int exponent, UInt128 significand, in FloatFormat format)
    {
        ulong high = (ulong)(significand >> 64);
        ulong low = (ulong)significand;
        int excess = 64 - format.Precision;
        (ulong rounded, bool carry, bool inexact) = RoundAt(negative, high, low, excess);
        bool tiny = exponent + (carry ? 1 : 0) < format.MinExponent;
        if (tiny && !(Wraps && (Masked & FloatExceptions.Underflow) == 0))
        {
            return RoundTiny(negative, exponent, high, low, in format);
        }

        RoundedUp = inexact && (carry || rounded > high);
        exponent += carry ? 1 : 0;
        rounded = carry ? TopBit : rounded;
        Raised |= inexact ? FloatExceptions.Precision : 0;
        if (tiny)
        {
            Raised |= FloatExceptions.Underflow;
            return Number.Finite(negative, exponent + Turn, rounded);
        }

        if (exponent > format.MaxExponent && Wraps && (Masked & FloatExceptions.Overflow) == 0)
        {
            Raised |= FloatExceptions.Overflow;
            return Number.Finite(negative, exponent - Turn, rounded);
        }

        return exponent > format.MaxExponent ? Overflow(negative, in format) : Number.Finite(negative, exponent, rounded);
    }

    /// <summary>A number made to fit a format.</summary>
    public Number Convert(in Number number, in FloatFormat format)
    {
        if (number.Class == NumberClass.Finite)
        {
            return Round(number.Negative, number.Exponent, (UInt128)number.Significand << 64, in format);
        }

        return number.IsNaN ? number.Quieted() : number;
    }

    /// <summary>The sum of two numbers that are no NaNs.</summary>
    public Number Add(in Number left, in Number right, in FloatFormat format)
    {
        if (left.Class == NumberClass.Infinity || right.Class == NumberClass.Infinity)
        {
            if (left.Class == right.Class && left.Negative != right.Negative)
            {
                return Invalid();
            }

            NoteDenormals(in left, in right);
            return Number.Infinity(left.Class == NumberClass.Infinity ? left.Negative : right.Negative);
        }

        NoteDenormals(in left, in right);
        if (left.Class == NumberClass.Zero || right.Class == NumberClass.Zero)
        {
            return AddZero(in left, in right, in format);
        }

        bool swap = right.Exponent > left.Exponent || (right.Exponent == left.Exponent && right.Significand > left.Significand);
        Number larger = swap ? right : left;
        Number smaller = swap ? left : right;
        UInt128 first = (UInt128)larger.Significand << 62;
        UInt128 second = ShiftRightSticky((UInt128)smaller.Significand << 62, larger.Exponent - smaller.Exponent);
        UInt128 sum = larger.Negative == smaller.Negative ? first + second : first - second;
        if (sum == 0)
        {
            return Number.Zero(Rounding == RoundingMode.Down);
        }

        int shift = (int)UInt128.LeadingZeroCount(sum);
        return Round(larger.Negative, larger.Exponent + 2 - shift, sum << shift, in format);
    }

    /// <summary>The product of two numbers that are no NaNs.</summary>
    public Number Multiply(in Number left, in Number right, in FloatFormat format)
    {
        bool negative = left.Negative != right.Negative;
        if (left.Class == NumberClass.Infinity || right.Class == NumberClass.Infinity)
        {
            if (left.Class == NumberClass.Zero || right.Class == NumberClass.Zero)
            {
                return Invalid();
            }

            NoteDenormals(in left, in right);
            return Number.Infinity(negative);
        }

        NoteDenormals(in left, in right);
        if (left.Class == NumberClass.Zero || right.Class == NumberClass.Zero)
        {
            return Number.Zero(negative);
        }

        ulong high = Math.BigMul(left.Significand, right.Significand, out ulong low);
        UInt128 product = new(high, low);
        int shift = (int)UInt128.LeadingZeroCount(product);
        return Round(negative, left.Exponent + right.Exponent + 1 - shift, product << shift, in format);
    }

    /// <summary>The quotient of two numbers that are no NaNs.</summary>
    public Number Divide(in Number left, in Number right, in FloatFormat format)
    {
        bool negative = left.Negative != right.Negative;
        if (left.Class == right.Class && left.Class is NumberClass.Infinity or NumberClass.Zero && right.Class == left.Class)
        {
            return Invalid();
        }

        if (right.Class == NumberClass.Zero && left.Class == NumberClass.Finite)
        {
            Raised |= FloatExceptions.DivideByZero;
            return Number.Infinity(negative);
        }

        NoteDenormals(in left, in right);
        if (left.Class == NumberClass.Infinity)
        {
            return Number.Infinity(negative);
        }

        if (left.Class == NumberClass.Zero || right.Class == NumberClass.Infinity)
        {
            return Number.Zero(negative);
        }

        bool less = left.Significand < right.Significand;
        (UInt128 high, UInt128 rest) = UInt128.DivRem((UInt128)left.Significand << (less ? 64 : 63), right.Significand);
        (UInt128 low, UInt128 remainder) = UInt128.DivRem(rest << 64, right.Significand);
        UInt128 quotient = (high << 64) | low | (remainder != 0 ? 1UL : 0);
        return Round(negative, left.Exponent - right.Exponent - (less ? 1 : 0), quotient, in format);
    }

    /// <summary>The square root of a number that is no NaN.</summary>
    public Number SquareRoot(in Number number, in FloatFormat format)
    {
        if (number.Class == NumberClass.Zero || (number.Class == NumberClass.Infinity && !number.Negative))
        {
            return number;
        }

        if (number.Negative)
        {
            return Invalid();
        }

        NoteDenormals(in number, in number);
        bool odd = (number.Exponent & 1) != 0;
        UInt128 square = (UInt128)number.Significand << (odd ? 64 : 63);
        ulong root = RootOf(square);
        UInt128 rest = square - ((UInt128)root * root);
        ulong low = rest == 0 ? 0 : rest > root ? TopBit | 1 : 1;
        return Round(false, (number.Exponent - (odd ? 1 : 0)) / 2, new UInt128(root, low), in format);
    }

    /// <summary>
    /// A number as a signed integer of a width: rounded by the unit's mode. What does not fit is invalid and the indefinite integer,
    /// the least of its width.
    /// </summary>
    public long ToInteger(in Number number, int bits)
    {
        long indefinite = long.MinValue >> (64 - bits);
        if (number.Class == NumberClass.Zero)
        {
            return 0;
        }

        if (number.Class != NumberClass.Finite || number.Exponent > 63)
        {
            Raised |= FloatExceptions.Invalid;
            return indefinite;
        }

        (ulong magnitude, bool inexact, bool up) = Truncate(in number);
        ulong limit = (1UL << (bits - 1)) - (number.Negative ? 0UL : 1UL);
        if (magnitude > limit)
        {
            Raised |= FloatExceptions.Invalid;
            return indefinite;
        }

        Raised |= inexact ? FloatExceptions.Precision : 0;
        RoundedUp = up;
        return number.Negative ? unchecked(-(long)magnitude) : (long)magnitude;
    }

    /// <summary>A number rounded to a whole one, in the same format.</summary>
    public Number ToWhole(in Number number)
    {
        if (number.Class != NumberClass.Finite || number.Exponent >= 63)
        {
            return number;
        }

        (ulong magnitude, bool inexact, bool up) = Truncate(in number);
        Raised |= inexact ? FloatExceptions.Precision : 0;
        RoundedUp = up;
        if (magnitude == 0)
        {
            return Number.Zero(number.Negative);
        }

        int shift = BitOperations.LeadingZeroCount(magnitude);
        return Number.Finite(number.Negative, 63 - shift, magnitude << shift);
    }

    /// <summary>An integer as a number of a format.</summary>
    public Number FromInteger(long value, in FloatFormat format)
    {
        if (value == 0)
        {
            return Number.Zero(false);
        }

        ulong magnitude = value < 0 ? unchecked((ulong)-value) : (ulong)value;
        int shift = BitOperations.LeadingZeroCount(magnitude);
        return Round(value < 0, 63 - shift, (UInt128)(magnitude << shift) << 64, in format);
    }

    /// <summary>Raises the exception of a denormal operand where one of two is.</summary>
    public void NoteDenormals(in Number left, in Number right) =>
        Raised |= left.Denormal || right.Denormal ? FloatExceptions.Denormal : 0;

    /// <summary>The result of an operation that has none.</summary>
    public Number Invalid()
    {
        Raised |= FloatExceptions.Invalid;
        return Number.Indefinite;
    }

    private static UInt128 ShiftRightSticky(UInt128 value, int count)
    {
        if (count >= 127)
        {
            return 1;
        }

        UInt128 shifted = value >> count;
        return shifted << count == value ? shifted : shifted | 1;
    }

    private static ulong RootOf(UInt128 square)
    {
        // A double's root has 53 bits right; one step of Newton's has more than all 64.
        double estimate = Math.Sqrt((double)square);
        ulong root = estimate >= 18446744073709551615.0 ? ulong.MaxValue : (ulong)estimate;
        UInt128 sum = (UInt128)root + (square / root);
        root = (ulong)UInt128.Min(sum >> 1, ulong.MaxValue);
        while ((UInt128)root * root > square)
        {
            root--;
        }

        while (root < ulong.MaxValue && ((UInt128)root + 1) * ((UInt128)root + 1) <= square && ((UInt128)root + 1) * ((UInt128)root + 1) != 0)
        {
            root++;
        }

        return root;
    }

    private (ulong Magnitude, bool Inexact, bool Up) Truncate(in Number number)
    {
        int drop = 63 - number.Exponent;
        (ulong rounded, bool carry, bool inexact) = RoundAt(number.Negative, number.Significand, 0, drop);
        ulong magnitude = drop < 64 ? rounded >> drop : 0;
        if (carry)
        {
            magnitude = drop < 64 ? TopBit >> (drop - 1) : 1;
        }

        return (magnitude, inexact, inexact && (carry || (drop < 64 && rounded > number.Significand)));
    }

    private Number AddZero(in Number left, in Number right, in FloatFormat format)
    {
        if (left.Class == right.Class)
        {
            return Number.Zero(left.Negative == right.Negative ? left.Negative : Rounding == RoundingMode.Down);
        }

        Number other = left.Class == NumberClass.Zero ? right : left;
        return Round(other.Negative, other.Exponent, (UInt128)other.Significand << 64, in format);
    }

    // Below the least normal number the precision shrinks with the exponent.
    private Number RoundTiny(bool negative, int exponent, ulong high, ulong low, in FloatFormat format)
    {
        if (FlushToZero && (Masked & FloatExceptions.Underflow) != 0)
        {
            Raised |= FloatExceptions.Underflow | FloatExceptions.Precision;
            RoundedUp = false;
            return Number.Zero(negative);
        }

        int drop = 64 - format.Precision + (format.MinExponent - exponent);
        (ulong rounded, bool carry, bool inexact) = RoundAt(negative, high, low, drop);
        RoundedUp = inexact && (carry || rounded > high);
        bool unmasked = (Masked & FloatExceptions.Underflow) == 0;
        Raised |= inexact ? FloatExceptions.Precision | FloatExceptions.Underflow : unmasked ? FloatExceptions.Underflow : 0;
        if (carry)
        {
            return Number.Finite(negative, drop >= 64 ? format.MinExponent - format.Precision + 1 : exponent + 1, TopBit);
        }

        return rounded == 0 ? Number.Zero(negative) : Number.Finite(negative, exponent, rounded);
    }

    private Number Overflow(bool negative, in FloatFormat format)
    {
        Raised |= FloatExceptions.Overflow | FloatExceptions.Precision;
        bool toInfinity = Rounding == RoundingMode.Nearest || (Rounding == RoundingMode.Down && negative) || (Rounding == RoundingMode.Up && !negative);
        RoundedUp = toInfinity;
        return toInfinity ? Number.Infinity(negative) : Number.Finite(negative, format.MaxExponent, ulong.MaxValue << (64 - format.Precision));
    }

    // Drops bits at the low end of high; carry: the result is one beyond the first bit.
    private readonly (ulong Rounded, bool Carry, bool Inexact) RoundAt(bool negative, ulong high, ulong low, int drop)
    {
        ulong kept;
        bool half;
        bool beyond;
        bool odd;
        if (drop >= 64)
        {
            kept = 0;
            half = drop == 64 && high >= TopBit;
            beyond = drop > 64 || (high << 1) != 0 || low != 0;
            odd = false;
        }
        else if (drop == 0)
        {
            kept = high;
            half = low >= TopBit;
            beyond = (low << 1) != 0;
            odd = (high & 1) != 0;
        }
        else
        {
            ulong mask = (1UL << drop) - 1;
            kept = high & ~mask;
            half = ((high >> (drop - 1)) & 1) != 0;
            beyond = (high & (mask >> 1)) != 0 || low != 0;
            odd = ((high >> drop) & 1) != 0;
        }

        bool inexact = half || beyond;
        bool up = Rounding switch
        {
            RoundingMode.Nearest => half && (beyond || odd),
            RoundingMode.Down => inexact && negative,
            RoundingMode.Up => inexact && !negative,
            _ => false,
        };
        if (!up)
        {
            return (kept, false, inexact);
        }

        ulong sum = drop >= 64 ? 0 : kept + (1UL << drop);
        return (sum, sum == 0, inexact);
    }
}
