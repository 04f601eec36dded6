namespace HypercallSdk.Cpu.Interpreting;

/// <summary>An operation of two integers.</summary>
internal unsafe interface IBinaryOperation
{
    /// <summary>Whether there is a result to write, beside the flags.</summary>
    static abstract bool Writes { get; }

    /// <summary>Computes it and sets the flags.</summary>
    static abstract ulong Apply<TWidth>(ExecutionContext* c, ulong left, ulong right)
        where TWidth : struct, IWidth;
}
