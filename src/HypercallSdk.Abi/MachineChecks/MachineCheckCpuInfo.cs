namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="IMachineCheckOp.PhysicalCpuInfo"/> (<c>xen_mc_physcpuinfo_t</c>).</summary>
[XenName("xen_mc_physcpuinfo_t")]
public struct MachineCheckCpuInfo
{
    /// <summary>In: how many there is room for; out: how many there are (<c>ncpus</c>).</summary>
    [XenName("ncpus")]
    public uint Count;

    /// <summary>Padding (<c>_pad0</c>).</summary>
    [XenName("_pad0")]
    public uint Padding;

    /// <summary>In: where they go; null asks how many (<c>info</c>).</summary>
    [XenName("info")]
    public GuestPointer<MachineCheckCpu> Cpus;
}
