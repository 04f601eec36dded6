namespace HypercallSdk.Hypervisor.Scheduling;

/// <summary>Where vCPUs may run and where they would rather. It does not change: those of whom it says the same share it.</summary>
internal sealed class Affinity
{
    /// <summary>An affinity on a machine that has <paramref name="machine"/>.</summary>
    public Affinity(CpuMask hard, CpuMask soft, CpuMask machine)
    {
        Hard = hard;
        Soft = soft;
        Allowed = (hard & machine).Bits;
        ulong preferred = Allowed & soft.Bits;
        Preferred = preferred == Allowed ? 0 : preferred;
    }

    /// <summary>Where they may run, as it was set. Never without any of the machine's CPUs.</summary>
    public CpuMask Hard { get; }

    /// <summary>Where they would rather run, as it was set. Without effect where it has nothing in common with where they may.</summary>
    public CpuMask Soft { get; }

    /// <summary>Where they may run, of the CPUs that there are.</summary>
    public ulong Allowed { get; }

    /// <summary>Where they would rather run, of those; none when that is all the same to them.</summary>
    public ulong Preferred { get; }
}
