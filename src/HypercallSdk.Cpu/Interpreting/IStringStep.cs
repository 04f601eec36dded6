using HypercallSdk.Cpu.Decoding;

namespace HypercallSdk.Cpu.Interpreting;

/// <summary>One iteration of a string operation that stores nothing.</summary>
internal unsafe interface IStringStep
{
    /// <summary>Whether a repetition also ends by ZF.</summary>
    static abstract bool Compares { get; }

    /// <summary>Does it; false when a fault ends the run.</summary>
    static abstract bool Run(Processor m, ExecutionContext* c, Operation* op);
}
