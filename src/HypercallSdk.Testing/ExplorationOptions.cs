using System;

namespace HypercallSdk.Testing;

/// <summary>How an exploration goes about it.</summary>
public sealed class ExplorationOptions
{
    /// <summary>
    /// The seed of the first run; the others have the ones after it. When null it is the number in the environment variable
    /// <c>HYPERCALLSDK_SEED</c>, and 0 without one.
    /// </summary>
    public ulong? Seed { get; init; }

    /// <summary>How many runs go on at once, each on a thread of its own. What is found does not depend on it.</summary>
    public int Parallelism { get; init; } = Environment.ProcessorCount;

    /// <summary>How many runs it may take at most to make a failing schedule smaller.</summary>
    public int ShrinkingRuns { get; init; } = 1000;
}
