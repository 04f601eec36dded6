using System.Collections.Generic;

namespace HypercallSdk.Hypervisor.Tracing;

/// <summary>What is known of a vCPU while a trace is read.</summary>
/// <param name="track">Its track.</param>
internal sealed class TraceVcpu(TraceTrack track)
{
    /// <summary>Its track.</summary>
    public TraceTrack Track { get; } = track;

    /// <summary>The slices that are open, the innermost one last.</summary>
    public Stack<int> Open { get; } = new();

    /// <summary>The slice of what it does: its beginning is known, the rest not yet.</summary>
    public int State { get; set; }

    /// <summary>What it does (<c>RUNSTATE_*</c>); -1 while nobody said.</summary>
    public int Kind { get; set; } = -1;

    /// <summary>The physical CPU that it runs on; -1 while it is not known to run.</summary>
    public int Cpu { get; set; } = -1;

    /// <summary>The time of its last record.</summary>
    public ulong Last { get; set; }

    /// <summary>Events that were delivered to it, and that no upcall has taken.</summary>
    public List<TraceRaised> Pending { get; } = [];
}
