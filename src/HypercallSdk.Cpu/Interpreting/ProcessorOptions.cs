using System;

namespace HypercallSdk.Cpu.Interpreting;

/// <summary>What a processor asks of its owner beside memory.</summary>
public sealed class ProcessorOptions
{
    /// <summary>What <c>cpuid</c> tells, or null where each <c>cpuid</c> is to be the owner's, by #GP(0) (cpuid faulting).</summary>
    public ICpuidPolicy? Cpuid { get; init; } = new CpuidPolicy();

    /// <summary>
    /// What <c>rdtsc</c> reads; null: #GP(0), for the owner to emulate. The argument is how many instructions this run has completed.
    /// </summary>
    public Func<long, ulong>? TimestampCounter { get; init; }

    /// <summary>Told of each instruction that is valid and not implemented, once when it is decoded: its address and its text.</summary>
    public Action<ulong, string>? Unimplemented { get; init; }
}
