// SAFETY: the operation is the decoder's to fill.
using HypercallSdk.Cpu.Interpreting;
using Iced.Intel;

namespace HypercallSdk.Cpu.Decoding;

/// <summary>Makes less of what was decoded: two instructions into one operation, arithmetic without the flags that nobody sees.</summary>
internal static unsafe class Fusion
{
    /// <summary>Makes a comparison of registers and the conditional branch after it one operation.</summary>
    public static bool TryFuse(Operation* op, in Instruction instruction, in Instruction next)
    {
        if (instruction.Mnemonic is not (Mnemonic.Cmp or Mnemonic.Test) || !next.IsJccShortOrNear
            || instruction.Op0Kind != OpKind.Register || instruction.Op1Kind == OpKind.Memory)
        {
            return false;
        }

        if (instruction.Op1Kind != OpKind.Register)
        {
            int immediate = (int)op->Immediate;
            op->Base = (ushort)immediate;
            op->Index = (ushort)(immediate >> 16);
        }

        op->Handler = CompareBranch.Select(in instruction, Branch.Orient(in next, op));
        return true;
    }

    /// <summary>The immediate of a comparison that was put where a memory operand's registers would be.</summary>
    public static ulong ImmediateOf(Operation* op) => (ulong)(int)(op->Base | ((uint)op->Index << 16));

    /// <summary>A handler that sets no flags, for an instruction whose flags nobody sees; null where there is none.</summary>
    public static Handler SelectQuiet(Operation* op, in Instruction instruction) => instruction.Mnemonic switch
    {
        _ when instruction.Op0Kind != OpKind.Register => null,
        Mnemonic.Add => Binary<BinaryOperations.QuietAdd>.Select(in instruction, op),
        Mnemonic.Sub => Binary<BinaryOperations.QuietSubtract>.Select(in instruction, op),
        Mnemonic.And => Binary<BinaryOperations.QuietAnd>.Select(in instruction, op),
        Mnemonic.Or => Binary<BinaryOperations.QuietOr>.Select(in instruction, op),
        Mnemonic.Xor => Binary<BinaryOperations.QuietXor>.Select(in instruction, op),
        Mnemonic.Shl => Shift.SelectQuietLeft(in instruction, op),
        Mnemonic.Shr => Shift.SelectQuietRight(in instruction, op),
        _ => null,
    };

    /// <summary>Whether after an instruction none of the flags before it can be seen.</summary>
    public static bool SetsAllFlagsAndCannotFault(in Instruction instruction) => !UsesMemory(in instruction) && SetsAllFlags(in instruction);

    /// <summary>Whether an instruction that completes sets all six flags, whatever its operands are.</summary>
    public static bool SetsAllFlags(in Instruction instruction) => instruction.Mnemonic is
        Mnemonic.Add or Mnemonic.Sub or Mnemonic.And or Mnemonic.Or or Mnemonic.Xor or Mnemonic.Cmp or Mnemonic.Test or Mnemonic.Neg;

    /// <summary>Whether an instruction leaves flags as they are, unread, in any case.</summary>
    public static bool IgnoresFlagsAndCannotFault(in Instruction instruction) => instruction.Mnemonic switch
    {
        Mnemonic.Lea or Mnemonic.Nop => true,
        Mnemonic.Mov or Mnemonic.Movzx or Mnemonic.Movsx or Mnemonic.Movsxd or Mnemonic.Not or Mnemonic.Bswap
            or Mnemonic.Cdqe or Mnemonic.Cwde or Mnemonic.Cdq or Mnemonic.Cqo =>
            !UsesMemory(in instruction) && !(instruction.Op0Kind == OpKind.Register && instruction.Op0Register.IsSegmentRegister()),
        _ => false,
    };

    private static bool UsesMemory(in Instruction instruction) =>
        (instruction.OpCount > 0 && instruction.Op0Kind == OpKind.Memory) || (instruction.OpCount > 1 && instruction.Op1Kind == OpKind.Memory);
}
