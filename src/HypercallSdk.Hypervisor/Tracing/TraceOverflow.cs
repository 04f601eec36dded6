namespace HypercallSdk.Hypervisor.Tracing;

/// <summary>What happens when a trace has no room left.</summary>
public enum TraceOverflow
{
    /// <summary>The oldest records make room: the end of the run is there.</summary>
    OverwriteOldest,

    /// <summary>Nothing more is recorded: the beginning of the run is there.</summary>
    Stop,
}
