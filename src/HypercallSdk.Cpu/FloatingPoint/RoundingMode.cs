namespace HypercallSdk.Cpu.FloatingPoint;

/// <summary>How results are rounded, as MXCSR and the x87 control word number it.</summary>
internal enum RoundingMode
{
    /// <summary>To the nearest, of two to the even one.</summary>
    Nearest = 0,

    /// <summary>Towards minus infinity.</summary>
    Down = 1,

    /// <summary>Towards plus infinity.</summary>
    Up = 2,

    /// <summary>Towards zero.</summary>
    Zero = 3,
}
