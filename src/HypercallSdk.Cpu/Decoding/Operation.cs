using System.Runtime.InteropServices;

namespace HypercallSdk.Cpu.Decoding;

/// <summary>One decoded instruction, or a comparison and the branch on it: what to call, and its operands.</summary>
/// <remarks>Registers are byte offsets into the state, so that a handler need not know which file or half they are in.</remarks>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct Operation
{
    /// <summary>Runs the operation and, where it does not end its block, the next one.</summary>
    public delegate*<Interpreting.Processor, Interpreting.ExecutionContext*, Operation*, Operation*> Handler;

    /// <summary>A memory operand's displacement; a branch's fall-through address.</summary>
    public ulong Displacement;

    /// <summary>The immediate, extended to 64 bits; a branch's target; a vector operation's function.</summary>
    public ulong Immediate;

    /// <summary>The first operand where it is a register.</summary>
    public ushort Destination;

    /// <summary>The second operand where it is a register.</summary>
    public ushort Source;

    /// <summary>A memory operand's base register, or the zero register.</summary>
    public ushort Base;

    /// <summary>A memory operand's index register, or the zero register.</summary>
    public ushort Index;

    /// <summary>How far the index is shifted.</summary>
    public byte Scale;

    /// <summary>Whatever else the handler wants: an immediate byte, a condition.</summary>
    public byte Detail;

    /// <summary>See <see cref="OperationTraits"/>.</summary>
    public OperationTraits Traits;

    /// <summary>Instructions of the block before this one.</summary>
    public byte Position;

    /// <summary>The instruction's offset from its block's start.</summary>
    public ushort Offset;

    /// <summary>Bytes of the instruction.</summary>
    public byte Length;

    /// <summary>Bytes of a memory operand, where the handler does not know them itself.</summary>
    public byte OperandSize;
}
