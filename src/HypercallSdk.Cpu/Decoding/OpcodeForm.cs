// SAFETY: the operation is the decoder's, filled in before a handler is chosen.
using HypercallSdk.Cpu.Interpreting;
using Iced.Intel;

namespace HypercallSdk.Cpu.Decoding;

/// <summary>How the instructions of one mnemonic are made into operations.</summary>
internal sealed unsafe class OpcodeForm
{
    /// <summary>Chooses the handler and fills in what the common part of decoding has not; null where the form is not implemented.</summary>
    public required delegate*<in Instruction, Operation*, Handler> Select { get; init; }

    /// <summary>What a vector instruction does; put into the operation's immediate before <see cref="Select"/>.</summary>
    public delegate*<ExecutionContext*, byte*, byte*, int, bool> Function { get; init; }

    /// <summary>Whether a block ends after it.</summary>
    public bool EndsBlock { get; init; }

    /// <summary>Whether it belongs to the x87 or SSE unit, and so raises #NM while that is switched away.</summary>
    public bool UsesVectorUnit { get; init; }

    /// <summary>The handler for an instruction; null where it is not implemented.</summary>
    public Handler HandlerOf(in Instruction instruction, Operation* op)
    {
        if (Function != null)
        {
            op->Immediate = (ulong)Function;
        }

        return Select(in instruction, op);
    }
}
