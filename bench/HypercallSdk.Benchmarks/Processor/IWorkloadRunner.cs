using System;

namespace HypercallSdk.Benchmarks.Processor;

/// <summary>A started program that waits for the next request.</summary>
public interface IWorkloadRunner : IDisposable
{
    /// <summary>Has it compute.</summary>
    /// <param name="rounds">How often.</param>
    /// <returns>What it answers.</returns>
    WorkloadResult Run(byte rounds);
}
