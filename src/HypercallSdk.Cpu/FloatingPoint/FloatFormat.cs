namespace HypercallSdk.Cpu.FloatingPoint;

/// <summary>A format's range and precision.</summary>
/// <param name="Precision">Bits of the significand, the first included.</param>
/// <param name="MinExponent">The least exponent of a normal number.</param>
/// <param name="MaxExponent">The greatest exponent.</param>
internal readonly record struct FloatFormat(int Precision, int MinExponent, int MaxExponent)
{
    /// <summary>32 bits.</summary>
    public static FloatFormat Single => new(24, -126, 127);

    /// <summary>64 bits.</summary>
    public static FloatFormat Double => new(53, -1022, 1023);

    /// <summary>80 bits.</summary>
    public static FloatFormat Extended => new(64, -16382, 16383);
}
