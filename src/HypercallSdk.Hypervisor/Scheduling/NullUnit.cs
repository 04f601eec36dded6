namespace HypercallSdk.Hypervisor.Scheduling;

/// <summary>What the Null scheduler keeps for a vCPU.</summary>
internal sealed class NullUnit : SchedulerUnit
{
    /// <summary>Whether its CPU is its own.</summary>
    public bool HasCpu { get; set; }
}
