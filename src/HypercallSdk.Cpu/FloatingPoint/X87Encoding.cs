using System.Numerics;
using HypercallSdk.Cpu.State;

namespace HypercallSdk.Cpu.FloatingPoint;

/// <summary>Numbers from and to their encoding in 80 bits.</summary>
internal static class X87Encoding
{
    private const ulong TopBit = 1UL << 63;
    private const int Bias = 16383;
    private const int LastExponent = 0x7fff;

    /// <summary>A number from 80 bits.</summary>
    public static Number Unpack(in X87Register register)
    {
        bool negative = (register.SignAndExponent & 0x8000) != 0;
        int biased = register.SignAndExponent & LastExponent;
        ulong significand = register.Significand;
        if (biased == 0)
        {
            if (significand == 0)
            {
                return Number.Zero(negative);
            }

            int shift = BitOperations.LeadingZeroCount(significand);
            Number number = Number.Finite(negative, 1 - Bias - shift, significand << shift);
            number.Denormal = true;
            return number;
        }

        if ((significand & TopBit) == 0)
        {
            return new Number { Class = NumberClass.Unsupported, Negative = negative, Significand = significand };
        }

        if (biased < LastExponent)
        {
            return Number.Finite(negative, biased - Bias, significand);
        }

        if (significand == TopBit)
        {
            return Number.Infinity(negative);
        }

        bool quiet = (significand & (TopBit >> 1)) != 0;
        return new Number { Class = quiet ? NumberClass.QuietNaN : NumberClass.SignallingNaN, Negative = negative, Significand = significand };
    }

    /// <summary>80 bits of a number that has been rounded to them.</summary>
    public static X87Register Pack(in Number number)
    {
        ushort sign = number.Negative ? (ushort)0x8000 : (ushort)0;
        switch (number.Class)
        {
            case NumberClass.Zero:
                return new X87Register { SignAndExponent = sign };
            case NumberClass.Infinity:
                return new X87Register { SignAndExponent = (ushort)(sign | LastExponent), Significand = TopBit };
            case NumberClass.Finite:
                int below = 1 - Bias - number.Exponent;
                return below > 0
                    ? new X87Register { SignAndExponent = sign, Significand = number.Significand >> below }
                    : new X87Register { SignAndExponent = (ushort)(sign | (number.Exponent + Bias)), Significand = number.Significand };
            default:
                return new X87Register { SignAndExponent = (ushort)(sign | LastExponent), Significand = number.Significand };
        }
    }
}
