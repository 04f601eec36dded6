using System;
using HypercallSdk.Hypervisor.Scheduling;
using HypercallSdk.Hypervisor.Time;

namespace HypercallSdk.Testing;

/// <summary>How a test's machine is set up. It always runs in virtual time.</summary>
public sealed class MachineOptions
{
    /// <summary>
    /// The seed that decides whatever a guest may not depend on: one seed, one run. When null it is the number in the environment
    /// variable <c>HYPERCALLSDK_SEED</c>, and 0 without one.
    /// </summary>
    public ulong? Seed { get; init; }

    /// <summary>How many physical CPUs the machine has, 1 to 64.</summary>
    public int PhysicalCpus { get; init; } = 1;

    /// <summary>Who decides what they run.</summary>
    public SchedulerKind Scheduler { get; init; } = SchedulerKind.Credit;

    /// <summary>
    /// The machine's memory in MiB, for all guests together. A guest without a configuration has 8 of them, one with a configuration what
    /// that says, which is 64 unless it is told.
    /// </summary>
    public int MemoryMegabytes { get; init; } = 256;

    /// <summary>What things cost in virtual time, in nanoseconds; entering a kernel must cost something, or no bound would end a run.</summary>
    public CostModel Costs { get; init; } = new();

    /// <summary>
    /// Whether the machine starts with a domain 0 that does nothing, so that the first guest booted is domain 1 and unprivileged.
    /// Otherwise the first guest is domain 0, the control domain.
    /// </summary>
    public bool HasControlDomain { get; init; }

    /// <summary>How long, in virtual time, a wait goes on at most that names no bound of its own.</summary>
    public TimeSpan Bound { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How many records of what happened last are kept for a failure's message, 16 to 2^28, 32 bytes each.</summary>
    public int RecordsKept { get; init; } = 1024;
}
