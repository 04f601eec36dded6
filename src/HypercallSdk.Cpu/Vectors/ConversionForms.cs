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
            (Mnemonic.Cvtsi2ss, false) => &FloatConversion<SingleBits>.FromInt,
            (Mnemonic.Cvtsi2ss, true) => &FloatConversion<SingleBits>.FromLong,
            (Mnemonic.Cvtsi2sd, false) => &FloatConversion<DoubleBits>.FromInt,
            (Mnemonic.Cvtsi2sd, true) => &FloatConversion<DoubleBits>.FromLong,
            (Mnemonic.Cvtss2si, false) => &FloatConversion<SingleBits>.ToInt,
            (Mnemonic.Cvtss2si, true) => &FloatConversion<SingleBits>.ToLong,
            (Mnemonic.Cvttss2si, false) => &FloatConversion<SingleBits>.ToIntTruncated,
            (Mnemonic.Cvttss2si, true) => &FloatConversion<SingleBits>.ToLongTruncated,
            (Mnemonic.Cvtsd2si, false) => &FloatConversion<DoubleBits>.ToInt,
            (Mnemonic.Cvtsd2si, true) => &FloatConversion<DoubleBits>.ToLong,
            (Mnemonic.Cvttsd2si, false) => &FloatConversion<DoubleBits>.ToIntTruncated,
            _ => &FloatConversion<DoubleBits>.ToLongTruncated,
        };
        op->Immediate = (ulong)function;
        return VectorForms.Select(in instruction, op);
    }
}
