namespace HypercallSdk.Cpu.FloatingPoint;

/// <summary>What a floating-point number is.</summary>
internal enum NumberClass : byte
{
    /// <summary>Zero.</summary>
    Zero,

    /// <summary>A finite number other than zero.</summary>
    Finite,

    /// <summary>An infinity.</summary>
    Infinity,

    /// <summary>A quiet NaN.</summary>
    QuietNaN,

    /// <summary>A signalling NaN.</summary>
    SignallingNaN,

    /// <summary>A double-extended encoding that is no number since the 80387.</summary>
    Unsupported,
}
