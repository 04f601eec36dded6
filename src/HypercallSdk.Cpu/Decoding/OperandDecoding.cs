// SAFETY: the operation is the decoder's to fill.
using System.Numerics;
using HypercallSdk.Cpu.State;
using Iced.Intel;

namespace HypercallSdk.Cpu.Decoding;

/// <summary>The part of decoding that all instructions share: operands to offsets, displacements and immediates.</summary>
internal static unsafe class OperandDecoding
{
    /// <summary>Fills in all but the handler.</summary>
    public static void Fill(Operation* op, in Instruction instruction, ulong start, int position)
    {
        *op = default;
        op->Base = ProcessorState.ZeroOffset;
        op->Index = ProcessorState.ZeroOffset;
        op->Position = (byte)position;
        op->Offset = (ushort)(instruction.IP - start);
        op->Length = (byte)instruction.Length;
        bool sawRegister = false;
        for (int operand = 0; operand < instruction.OpCount; operand++)
        {
            switch (instruction.GetOpKind(operand))
            {
                case OpKind.Register:
                    ushort offset = OffsetOf(instruction.GetOpRegister(operand));
                    if (operand == 0)
                    {
                        op->Destination = offset;
                    }
                    else if (!sawRegister || operand == 1)
                    {
                        op->Source = offset;
                        sawRegister = true;
                    }

                    break;
                case OpKind.Memory:
                    FillMemory(op, in instruction);
                    break;
                case OpKind.NearBranch16 or OpKind.NearBranch32 or OpKind.NearBranch64:
                    op->Immediate = instruction.NearBranchTarget;
                    op->Displacement = instruction.NextIP;
                    break;
                case OpKind.Immediate8 or OpKind.Immediate8_2nd or OpKind.Immediate16 or OpKind.Immediate32 or OpKind.Immediate64
                    or OpKind.Immediate8to16 or OpKind.Immediate8to32 or OpKind.Immediate8to64 or OpKind.Immediate32to64:
                    op->Immediate = instruction.GetImmediate(operand);
                    op->Detail = (byte)op->Immediate;
                    break;
                default:
                    // String operations name their registers themselves; only the segment can be another.
                    FillSegment(op, in instruction);
                    bool isShort = instruction.GetOpKind(operand) is OpKind.MemoryESEDI or OpKind.MemorySegESI or OpKind.MemorySegEDI;
                    op->Traits |= isShort ? OperationTraits.ShortAddress : OperationTraits.None;
                    break;
            }
        }

        op->Traits |= instruction.HasRepnePrefix ? OperationTraits.RepeatedWhileNotEqual : OperationTraits.None;
        op->Traits |= instruction.HasRepPrefix ? OperationTraits.Repeated : OperationTraits.None;
    }

    /// <summary>Where a register lies in the state.</summary>
    public static ushort OffsetOf(Register register) => register switch
    {
        >= Register.RAX and <= Register.R15 => (ushort)((register - Register.RAX) * 8),
        >= Register.EAX and <= Register.R15D => (ushort)((register - Register.EAX) * 8),
        >= Register.AX and <= Register.R15W => (ushort)((register - Register.AX) * 8),
        >= Register.SPL and <= Register.R15L => (ushort)((register - Register.SPL + 4) * 8),
        >= Register.AH and <= Register.BH => (ushort)(((register - Register.AH) * 8) + 1),
        >= Register.AL and <= Register.BL => (ushort)((register - Register.AL) * 8),
        >= Register.XMM0 and <= Register.XMM15 => (ushort)(ProcessorState.VectorOffset + ((register - Register.XMM0) * 16)),
        >= Register.ST0 and <= Register.ST7 => (ushort)(register - Register.ST0),
        >= Register.ES and <= Register.GS => (ushort)(register - Register.ES),
        _ => ProcessorState.ZeroOffset,
    };

    private static void FillMemory(Operation* op, in Instruction instruction)
    {
        FillSegment(op, in instruction);
        op->Traits |= OperationTraits.Memory;
        op->OperandSize = (byte)int.Min(instruction.MemorySize.GetSize(), byte.MaxValue);
        if (instruction.IsIPRelativeMemoryOperand)
        {
            op->Displacement = instruction.IPRelativeMemoryAddress;
            return;
        }

        op->Base = OffsetOf(instruction.MemoryBase);
        op->Index = OffsetOf(instruction.MemoryIndex);
        op->Scale = (byte)BitOperations.Log2((uint)instruction.MemoryIndexScale);
        op->Displacement = instruction.MemoryDisplacement64;
        bool isShort = instruction.MemoryBase is >= Register.EAX and <= Register.R15D
            || instruction.MemoryIndex is >= Register.EAX and <= Register.R15D
            || (instruction.MemoryBase == Register.None && instruction.MemoryIndex == Register.None && instruction.MemoryDisplSize == 4);
        op->Traits |= isShort ? OperationTraits.ShortAddress : OperationTraits.None;
    }

    private static void FillSegment(Operation* op, in Instruction instruction) =>
        op->Traits |= instruction.MemorySegment switch
        {
            Register.FS => OperationTraits.FsRelative,
            Register.GS => OperationTraits.GsRelative,
            Register.SS => OperationTraits.StackSegment,
            _ => OperationTraits.None,
        };
}
