namespace HypercallSdk.Cpu.FloatingPoint;

/// <summary>An arithmetic operation of the x87 unit.</summary>
internal interface IX87Operation
{
    /// <summary>Computes it; neither operand is a NaN.</summary>
    static abstract Number Apply(ref FloatUnit unit, in Number left, in Number right, in FloatFormat format);
}
