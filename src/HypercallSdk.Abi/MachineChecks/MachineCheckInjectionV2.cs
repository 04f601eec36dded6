namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="IMachineCheckOp.InjectV2"/> (<c>xen_mc_inject_v2_t</c>).</summary>
[XenName("xen_mc_inject_v2_t")]
public struct MachineCheckInjectionV2
{
    /// <summary>The bits of the type (<c>XEN_MC_INJECT_TYPE_MASK</c>).</summary>
    [XenName("XEN_MC_INJECT_TYPE_MASK")]
    public const uint TypeMask = 7;

    /// <summary>The exception (<c>XEN_MC_INJECT_TYPE_MCE</c>).</summary>
    [XenName("XEN_MC_INJECT_TYPE_MCE")]
    public const uint Exception = 0;

    /// <summary>The interrupt (<c>XEN_MC_INJECT_TYPE_CMCI</c>).</summary>
    [XenName("XEN_MC_INJECT_TYPE_CMCI")]
    public const uint CorrectedInterrupt = 1;

    /// <summary>The exception on one CPU (<c>XEN_MC_INJECT_TYPE_LMCE</c>).</summary>
    [XenName("XEN_MC_INJECT_TYPE_LMCE")]
    public const uint LocalException = 2;

    /// <summary>A flag: on all physical CPUs (<c>XEN_MC_INJECT_CPU_BROADCAST</c>).</summary>
    [XenName("XEN_MC_INJECT_CPU_BROADCAST")]
    public const uint Broadcast = 8;

    /// <summary>The type, and <see cref="Broadcast"/> (<c>flags</c>).</summary>
    [XenName("flags")]
    public uint Flags;

    /// <summary>On which physical CPUs (<c>cpumap</c>).</summary>
    [XenName("cpumap")]
    public ControlBitmap Cpus;
}
