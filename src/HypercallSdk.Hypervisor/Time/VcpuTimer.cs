using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor.Time;

/// <summary>A vCPU's one-shot timer; when it runs out, VIRQ_TIMER is raised.</summary>
/// <param name="vcpu">The vCPU that it belongs to.</param>
/// <param name="order">Which of two timers with one deadline runs out first: creation order.</param>
internal sealed class VcpuTimer(Vcpu vcpu, ulong order)
{
    /// <summary>The vCPU that the timer belongs to.</summary>
    public Vcpu Vcpu { get; } = vcpu;

    /// <summary>Which of two timers with one deadline runs out first.</summary>
    public ulong Order { get; } = order;

    /// <summary>When the timer runs out; meaningless while it is not armed.</summary>
    public ulong Deadline { get; set; }

    /// <summary>The timer's place in the queue; -1 while it is not armed.</summary>
    public int QueueIndex { get; set; } = -1;

    /// <summary>Whether the timer is going to run out.</summary>
    public bool IsArmed => QueueIndex >= 0;
}
