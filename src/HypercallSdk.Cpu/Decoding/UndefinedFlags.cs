using HypercallSdk.Cpu.State;
using Iced.Intel;

namespace HypercallSdk.Cpu.Decoding;

/// <summary>The flags that an instruction leaves undefined by the manuals: no program may read them, and no test compares them.</summary>
internal static class UndefinedFlags
{
    /// <summary>The undefined flags after an instruction.</summary>
    public static ProcessorFlags After(in Instruction instruction)
    {
        ProcessorFlags flags = Of(instruction.RflagsUndefined);
        switch (instruction.Mnemonic)
        {
            // By more than the operand's width, CF too; by a register it may be.
            case Mnemonic.Shl or Mnemonic.Sal or Mnemonic.Shr or Mnemonic.Sar:
                flags |= WidthOf(in instruction) < 4 && CountOf(in instruction) >= WidthOf(in instruction) * 8 ? ProcessorFlags.Carry : 0;
                flags |= CountOf(in instruction) != 1 ? ProcessorFlags.Overflow : 0;
                break;
            case Mnemonic.Rol or Mnemonic.Ror or Mnemonic.Rcl or Mnemonic.Rcr:
                flags |= CountOf(in instruction) != 1 ? ProcessorFlags.Overflow : 0;
                break;
            case Mnemonic.Shld or Mnemonic.Shrd:
                flags |= ProcessorFlags.Overflow | ProcessorFlags.AuxiliaryCarry;
                flags |= WidthOf(in instruction) == 2 && CountOf(in instruction) >= 16 ? ProcessorFlags.Arithmetic : 0;
                break;
            default:
                break;
        }

        return flags;
    }

    /// <summary>Whether the result too is undefined: processors differ.</summary>
    public static bool ResultIsUndefined(in Instruction instruction) =>
        instruction.Mnemonic is Mnemonic.Shld or Mnemonic.Shrd && WidthOf(in instruction) == 2 && CountOf(in instruction) > 16;

    /// <summary>Iced's flags as the processor's.</summary>
    public static ProcessorFlags Of(RflagsBits bits)
    {
        ProcessorFlags flags = ProcessorFlags.None;
        flags |= (bits & RflagsBits.CF) != 0 ? ProcessorFlags.Carry : 0;
        flags |= (bits & RflagsBits.PF) != 0 ? ProcessorFlags.Parity : 0;
        flags |= (bits & RflagsBits.AF) != 0 ? ProcessorFlags.AuxiliaryCarry : 0;
        flags |= (bits & RflagsBits.ZF) != 0 ? ProcessorFlags.Zero : 0;
        flags |= (bits & RflagsBits.SF) != 0 ? ProcessorFlags.Sign : 0;
        flags |= (bits & RflagsBits.OF) != 0 ? ProcessorFlags.Overflow : 0;
        return flags;
    }

    private static int WidthOf(in Instruction instruction) => Interpreting.Operands.WidthOf(in instruction, 0);

    // A count in CL is not known: as large as can be.
    private static int CountOf(in Instruction instruction)
    {
        int last = instruction.OpCount - 1;
        bool known = instruction.GetOpKind(last) is not (OpKind.Register or OpKind.Memory);
        return known ? (int)instruction.GetImmediate(last) & (WidthOf(in instruction) == 8 ? 63 : 31) : 63;
    }
}
