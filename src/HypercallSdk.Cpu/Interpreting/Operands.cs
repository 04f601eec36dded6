// SAFETY: the operation is the decoder's, filled in before a handler is chosen.
using HypercallSdk.Cpu.Decoding;
using HypercallSdk.Cpu.State;
using Iced.Intel;

namespace HypercallSdk.Cpu.Interpreting;

/// <summary>What the choice of a handler depends on.</summary>
internal static unsafe class Operands
{
    /// <summary>Bytes of an operand that is a register or memory.</summary>
    public static int WidthOf(in Instruction instruction, int operand) => instruction.GetOpKind(operand) switch
    {
        OpKind.Register => instruction.GetOpRegister(operand).GetSize(),
        OpKind.Memory => instruction.MemorySize.GetSize(),
        _ => 8,
    };

    /// <summary>The form of a memory operand.</summary>
    public static AddressForm FormOf(Operation* op)
    {
        const OperationTraits Special = OperationTraits.FsRelative | OperationTraits.GsRelative | OperationTraits.ShortAddress;
        if ((op->Traits & Special) != 0)
        {
            return AddressForm.Any;
        }

        return op->Index == ProcessorState.ZeroOffset ? AddressForm.Base : AddressForm.Indexed;
    }
}
