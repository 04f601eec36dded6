using System.Numerics;

namespace HypercallSdk.Cpu.FloatingPoint;

/// <summary>Numbers from and to their encodings in 32 and 64 bits.</summary>
internal static class FloatEncoding
{
    private const ulong TopBit = 1UL << 63;

    /// <summary>A number from 32 bits.</summary>
    public static Number Unpack(uint bits, in FloatUnit unit) =>
        Unpack((bits >> 31) != 0, (int)(bits >> 23) & 0xff, (ulong)(bits & 0x7f_ffff) << 40, 0xff, -126, in unit);

    /// <summary>A number from 64 bits.</summary>
    public static Number Unpack(ulong bits, in FloatUnit unit) =>
        Unpack((bits >> 63) != 0, (int)(bits >> 52) & 0x7ff, (bits & 0xf_ffff_ffff_ffff) << 11, 0x7ff, -1022, in unit);

    /// <summary>32 bits of a number that has been rounded to them.</summary>
    public static uint PackSingle(in Number number) => (uint)Pack(in number, 23, 8);

    /// <summary>64 bits of a number that has been rounded to them.</summary>
    public static ulong PackDouble(in Number number) => Pack(in number, 52, 11);

    // The fraction lies below the place of the first bit.
    private static Number Unpack(bool negative, int biased, ulong fraction, int last, int minExponent, in FloatUnit unit)
    {
        if (biased == last)
        {
            if (fraction == 0)
            {
                return Number.Infinity(negative);
            }

            bool quiet = (fraction & (TopBit >> 1)) != 0;
            return new Number { Class = quiet ? NumberClass.QuietNaN : NumberClass.SignallingNaN, Negative = negative, Significand = fraction | TopBit };
        }

        if (biased != 0)
        {
            return Number.Finite(negative, minExponent + biased - 1, fraction | TopBit);
        }

        if (fraction == 0 || unit.DenormalsAreZero)
        {
            return Number.Zero(negative);
        }

        int shift = BitOperations.LeadingZeroCount(fraction);
        Number number = Number.Finite(negative, minExponent - shift, fraction << shift);
        number.Denormal = true;
        return number;
    }

    private static ulong Pack(in Number number, int fractionBits, int exponentBits)
    {
        ulong sign = number.Negative ? 1UL << (fractionBits + exponentBits) : 0;
        ulong last = (1UL << exponentBits) - 1;
        ulong fractionMask = (1UL << fractionBits) - 1;
        switch (number.Class)
        {
            case NumberClass.Zero:
                return sign;
            case NumberClass.Infinity:
                return sign | (last << fractionBits);
            case NumberClass.Finite:
                int minExponent = 2 - (1 << (exponentBits - 1));
                int below = minExponent - number.Exponent;
                return below > 0
                    ? sign | (number.Significand >> (63 - fractionBits + below))
                    : sign | ((ulong)(1 - below) << fractionBits) | ((number.Significand >> (63 - fractionBits)) & fractionMask);
            default:
                return sign | (last << fractionBits) | ((number.Significand >> (63 - fractionBits)) & fractionMask);
        }
    }
}
