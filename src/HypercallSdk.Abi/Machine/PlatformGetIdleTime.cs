namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="IPlatformOp.GetIdleTime"/> (<c>xenpf_getidletime_t</c>).</summary>
[XenName("xenpf_getidletime_t")]
public struct PlatformGetIdleTime
{
    /// <summary>In: which physical CPUs; those that are not there are cleared (<c>cpumap_bitmap</c>).</summary>
    [XenName("cpumap_bitmap")]
    public GuestPointer<byte> Cpus;

    /// <summary>In: how many bits (<c>cpumap_nr_cpus</c>).</summary>
    [XenName("cpumap_nr_cpus")]
    public uint CpuCount;

    /// <summary>In: where each one's idle time goes (<c>idletime</c>).</summary>
    [XenName("idletime")]
    public GuestPointer<ulong> IdleTimes;

    /// <summary>Out: the system time (<c>now</c>).</summary>
    [XenName("now")]
    public ulong Now;
}
