using Iced.Intel;

namespace HypercallSdk.Cpu.Decoding;

/// <summary>Conditions by their number in encodings.</summary>
internal static class ConditionNumber
{
    /// <summary>The number of an instruction's condition; -1 where it has none.</summary>
    public static int Of(in Instruction instruction) => instruction.ConditionCode switch
    {
        ConditionCode.o => 0,
        ConditionCode.no => 1,
        ConditionCode.b => 2,
        ConditionCode.ae => 3,
        ConditionCode.e => 4,
        ConditionCode.ne => 5,
        ConditionCode.be => 6,
        ConditionCode.a => 7,
        ConditionCode.s => 8,
        ConditionCode.ns => 9,
        ConditionCode.p => 10,
        ConditionCode.np => 11,
        ConditionCode.l => 12,
        ConditionCode.ge => 13,
        ConditionCode.le => 14,
        ConditionCode.g => 15,
        _ => -1,
    };
}
