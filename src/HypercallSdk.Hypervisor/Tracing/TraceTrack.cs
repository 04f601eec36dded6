using System.Collections.Generic;

namespace HypercallSdk.Hypervisor.Tracing;

/// <summary>A line of the picture: a physical CPU, the machine's timers, or a vCPU.</summary>
/// <param name="process">The number of the group that it is in: 1 for the machine, then a domain each.</param>
/// <param name="processName">The group's name.</param>
/// <param name="thread">Its number within.</param>
/// <param name="name">Its name.</param>
internal sealed class TraceTrack(int process, string processName, int thread, string name)
{
    /// <summary>The number of the group that it is in.</summary>
    public int Process { get; } = process;

    /// <summary>The group's name.</summary>
    public string ProcessName { get; } = processName;

    /// <summary>Its number within the group.</summary>
    public int Thread { get; } = thread;

    /// <summary>Its name.</summary>
    public string Name { get; } = name;

    /// <summary>Its slices, by their beginnings, each before those within it.</summary>
    public List<TraceSlice> Slices { get; } = [];

    /// <summary>Its moments.</summary>
    public List<TraceInstant> Instants { get; } = [];
}
