namespace HypercallSdk.Abi;

/// <summary>
/// Argument of <see cref="IPlatformOp.CpuOnline"/> and <see cref="IPlatformOp.CpuOffline"/> (<c>xenpf_cpu_ol_t</c>).
/// </summary>
[XenName("xenpf_cpu_ol_t")]
public struct PlatformCpu
{
    /// <summary>The physical CPU (<c>cpuid</c>).</summary>
    [XenName("cpuid")]
    public uint Pcpu;
}
