namespace HypercallSdk.Cpu.Interpreting;

/// <summary>One of the eight conditions; their opposites are the same handlers with the ways swapped.</summary>
internal unsafe interface ICondition
{
    /// <summary>By the flags.</summary>
    static abstract bool Holds(ExecutionContext* c);

    /// <summary>After comparing two numbers of a width, without the flags.</summary>
    static abstract bool HoldsCompared<TWidth>(ExecutionContext* c, ulong left, ulong right)
        where TWidth : struct, IWidth;
}
