namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="ICounterOp"/>'s operations (<c>xen_pmu_params_t</c>).</summary>
[XenName("xen_pmu_params_t")]
public struct CounterParameters
{
    /// <summary>The interface's major version (<c>XENPMU_VER_MAJ</c>).</summary>
    [XenName("XENPMU_VER_MAJ")]
    public const uint Major = 0;

    /// <summary>Its minor version (<c>XENPMU_VER_MIN</c>).</summary>
    [XenName("XENPMU_VER_MIN")]
    public const uint Minor = 1;

    /// <summary>
    /// The caller's; out of <see cref="ICounterOp.GetMode"/>: the hypervisor's (<c>version.maj</c>).
    /// </summary>
    [XenName("version.maj")]
    public uint MajorVersion;

    /// <summary>Likewise (<c>version.min</c>).</summary>
    [XenName("version.min")]
    public uint MinorVersion;

    /// <summary>Modes, features or a frame (<c>val</c>).</summary>
    [XenName("val")]
    public ulong Value;

    /// <summary>The vCPU (<c>vcpu</c>).</summary>
    [XenName("vcpu")]
    public VcpuId Vcpu;

    /// <summary>0 (<c>pad</c>).</summary>
    [XenName("pad")]
    public uint Padding;
}
