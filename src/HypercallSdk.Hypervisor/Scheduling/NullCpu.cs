namespace HypercallSdk.Hypervisor.Scheduling;

/// <summary>Whose a physical CPU is.</summary>
internal sealed class NullCpu : SchedulerCpu
{
    /// <summary>The one that runs here and nowhere else; null while nobody does.</summary>
    public NullUnit? Owner { get; set; }
}
