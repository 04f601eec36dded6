namespace HypercallSdk.Hypervisor.Tracing;

/// <summary>How a run is traced (<see cref="HostOptions.Trace"/>).</summary>
public sealed class TraceOptions
{
    /// <summary>How many records of 32 bytes are kept, 16 to 2^28; rounded up to a power of two.</summary>
    public int Capacity { get; init; } = 1 << 20;

    /// <summary>What happens when there are more.</summary>
    public TraceOverflow Overflow { get; init; }
}
