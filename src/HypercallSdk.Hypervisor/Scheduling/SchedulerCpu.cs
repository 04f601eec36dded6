namespace HypercallSdk.Hypervisor.Scheduling;

/// <summary>What a scheduler keeps for one physical CPU: its run queue, and whatever it counts there.</summary>
internal abstract class SchedulerCpu
{
}
