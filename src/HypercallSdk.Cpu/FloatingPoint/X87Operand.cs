namespace HypercallSdk.Cpu.FloatingPoint;

/// <summary>What an x87 instruction finds in memory.</summary>
internal enum X87Operand
{
    /// <summary>A single.</summary>
    Single,

    /// <summary>A double.</summary>
    Double,

    /// <summary>An integer of 16 bits.</summary>
    Int16,

    /// <summary>An integer of 32 bits.</summary>
    Int32,

    /// <summary>An integer of 64 bits.</summary>
    Int64,

    /// <summary>A double-extended number.</summary>
    Extended,
}
