namespace HypercallSdk.Cpu.FloatingPoint;

/// <summary>A floating-point number taken apart.</summary>
internal struct Number
{
    /// <summary>What it is.</summary>
    public NumberClass Class;

    /// <summary>Its sign.</summary>
    public bool Negative;

    /// <summary>Whether its encoding was denormal.</summary>
    public bool Denormal;

    /// <summary>A finite number's exponent.</summary>
    public int Exponent;

    /// <summary>A finite number's significand with its first bit, which is set, at bit 63: from 1 to below 2. A NaN's payload likewise.</summary>
    public ulong Significand;

    /// <summary>Whether it is a NaN of either kind.</summary>
    public readonly bool IsNaN => Class is NumberClass.QuietNaN or NumberClass.SignallingNaN;

    /// <summary>The NaN that operations without a result have.</summary>
    public static Number Indefinite => new() { Class = NumberClass.QuietNaN, Negative = true, Significand = 0xc000_0000_0000_0000 };

    /// <summary>A zero.</summary>
    public static Number Zero(bool negative) => new() { Class = NumberClass.Zero, Negative = negative };

    /// <summary>An infinity.</summary>
    public static Number Infinity(bool negative) => new() { Class = NumberClass.Infinity, Negative = negative };

    /// <summary>A finite number.</summary>
    public static Number Finite(bool negative, int exponent, ulong significand) =>
        new() { Class = NumberClass.Finite, Negative = negative, Exponent = exponent, Significand = significand };

    /// <summary>A NaN made quiet.</summary>
    public readonly Number Quieted() =>
        new() { Class = NumberClass.QuietNaN, Negative = Negative, Significand = Significand | 0xc000_0000_0000_0000 };
}
