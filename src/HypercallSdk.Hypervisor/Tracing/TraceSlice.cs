namespace HypercallSdk.Hypervisor.Tracing;

/// <summary>A stretch of time on a track.</summary>
internal struct TraceSlice
{
    /// <summary>When it begins.</summary>
    public ulong Start;

    /// <summary>When it ends.</summary>
    public ulong End;

    /// <summary>How many slices it lies in.</summary>
    public int Depth;

    /// <summary>What it shows.</summary>
    public TraceSliceKind Kind;

    /// <summary>The record that began it, or where that is a runstate the one that ended it.</summary>
    public TraceRecord Record;

    /// <summary>The record that ended it, if that says more.</summary>
    public TraceRecord? Closing;

    /// <summary>Its place among all events of the trace: a slice comes before those within it.</summary>
    public int Order;
}
