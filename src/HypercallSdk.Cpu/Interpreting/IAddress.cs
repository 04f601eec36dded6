using HypercallSdk.Cpu.Decoding;

namespace HypercallSdk.Cpu.Interpreting;

/// <summary>A form of memory operand, known when a handler is compiled.</summary>
internal unsafe interface IAddress
{
    /// <summary>The operand's virtual address.</summary>
    static abstract ulong Of(ExecutionContext* c, Operation* op);
}
