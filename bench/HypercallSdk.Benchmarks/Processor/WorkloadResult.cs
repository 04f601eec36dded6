namespace HypercallSdk.Benchmarks.Processor;

/// <summary>What a program answers.</summary>
/// <param name="Nanoseconds">The processor time that it took, as its own two looks at the clock say.</param>
/// <param name="Sum">Of all that it computed: the same wherever it ran.</param>
public readonly record struct WorkloadResult(ulong Nanoseconds, ulong Sum);
