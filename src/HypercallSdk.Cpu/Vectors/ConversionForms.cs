// SAFETY: the operation is the decoder's, filled in before a handler is chosen.
using HypercallSdk.Cpu.Decoding;
using HypercallSdk.Cpu.Interpreting;
using Iced.Intel;

namespace HypercallSdk.Cpu.Vectors;

/// <summary>Conversions from and to general registers, whose function depends on the register's width.</summary>
internal static unsafe class ConversionForms
{
    /// <summary>The handler for an instruction.</summary>
    public static Handler Select(in Instruction instruction, Operation* op)
    {
        bool toGeneral = instruction.Op0Register.IsGPR();
        bool wide = Operands.WidthOf(in instruction, toGeneral ? 0 : 1) == 8;
        delegate*<ExecutionContext*, byte*, byte*, int, bool> function = (instruction.Mnemonic, wide) switch
        {
            (Mnemonic.Cvtsi2ss, false) => &FloatConversion.IntToSingle,
            (Mnemonic.Cvtsi2ss, true) => &FloatConversion.LongToSingle,
            (Mnemonic.Cvtsi2sd, false) => &FloatConversion.IntToDouble,
            (Mnemonic.Cvtsi2sd, true) => &FloatConversion.LongToDouble,
            (Mnemonic.Cvtss2si, false) => &FloatConversion.SingleToInt,
            (Mnemonic.Cvtss2si, true) => &FloatConversion.SingleToLong,
            (Mnemonic.Cvttss2si, false) => &FloatConversion.SingleToIntTruncated,
            (Mnemonic.Cvttss2si, true) => &FloatConversion.SingleToLongTruncated,
            (Mnemonic.Cvtsd2si, false) => &FloatConversion.DoubleToInt,
            (Mnemonic.Cvtsd2si, true) => &FloatConversion.DoubleToLong,
            (Mnemonic.Cvttsd2si, false) => &FloatConversion.DoubleToIntTruncated,
            _ => &FloatConversion.DoubleToLongTruncated,
        };
        op->Immediate = (ulong)function;
        return VectorForms.Select(in instruction, op);
    }
}
