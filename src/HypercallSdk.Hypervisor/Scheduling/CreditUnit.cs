using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor.Scheduling;

/// <summary>What the credit scheduler keeps for one vCPU.</summary>
internal sealed class CreditUnit(Vcpu vcpu, PhysicalCpu cpu, CreditDomain domain) : SchedulerUnit(vcpu, cpu)
{
    /// <summary>Its domain's share.</summary>
    public CreditDomain Domain { get; } = domain;

    /// <summary>The next one in the queue that it waits in.</summary>
    public CreditUnit? Next { get; set; }

    /// <summary>The one before it in the queue.</summary>
    public CreditUnit? Previous { get; set; }

    /// <summary>Whether it waits in a queue, that of <see cref="SchedulerUnit.Cpu"/>.</summary>
    public bool IsQueued { get; set; }

    /// <summary>Where it stands.</summary>
    public Priority Priority { get; set; } = Priority.Under;

    /// <summary>Whether it has asked to go behind the others.</summary>
    public bool Yields { get; set; }

    /// <summary>Whether its next wake does not boost it.</summary>
    public bool IsUnboosted { get; set; }

    /// <summary>What it may still consume: ten a millisecond. Below zero, what it owes.</summary>
    public int Credit { get; set; }

    /// <summary>What it has consumed of the next credit, in nanoseconds.</summary>
    public uint Residual { get; set; }

    /// <summary>Nanoseconds consumed since it was boosted.</summary>
    public ulong BoostUsed { get; set; }

    /// <summary>Up to when it was charged.</summary>
    public ulong ChargedTo { get; set; }

    /// <summary>When it was last switched in.</summary>
    public ulong StartedAt { get; set; }

    /// <summary>Since when it waits in its queue.</summary>
    public ulong QueuedAt { get; set; }

    /// <summary>Its place among its domain's active ones; -1 when it is not.</summary>
    public int ActiveIndex { get; set; } = -1;
}
