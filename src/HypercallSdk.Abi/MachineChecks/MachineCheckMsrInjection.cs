namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="IMachineCheckOp.InjectMsrs"/> (<c>xen_mc_msrinject_t</c>).</summary>
[XenName("xen_mc_msrinject_t")]
public struct MachineCheckMsrInjection
{
    /// <summary>The most registers (<c>MC_MSRINJ_MAXMSRS</c>).</summary>
    [XenName("MC_MSRINJ_MAXMSRS")]
    public const int MaximumCount = 8;

    /// <summary>On which physical CPU (<c>mcinj_cpunr</c>).</summary>
    [XenName("mcinj_cpunr")]
    public uint Pcpu;

    /// <summary>How (<c>mcinj_flags</c>).</summary>
    [XenName("mcinj_flags")]
    public MsrInjectionFlags Flags;

    /// <summary>How many (<c>mcinj_count</c>).</summary>
    [XenName("mcinj_count")]
    public uint Count;

    /// <summary>Whose addresses (<c>mcinj_domid</c>).</summary>
    [XenName("mcinj_domid")]
    public DomainId Domain;

    /// <summary>Padding (<c>_pad0</c>).</summary>
    [XenName("_pad0")]
    public ushort Padding;

    /// <summary>The registers (<c>mcinj_msr</c>).</summary>
    [XenName("mcinj_msr")]
    public MachineCheckMsrs8 Msrs;
}
