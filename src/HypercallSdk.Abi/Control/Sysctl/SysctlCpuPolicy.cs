namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="ISysctl.GetCpuPolicy"/> (<c>xen_sysctl_cpu_policy_t</c>).</summary>
[XenName("xen_sysctl_cpu_policy_t")]
public struct SysctlCpuPolicy
{
    /// <summary>In: which (<c>index</c>).</summary>
    [XenName("index")]
    public CpuPolicyKind Kind;

    /// <summary>In: how many leaves there is room for; out: how many there are (<c>nr_leaves</c>).</summary>
    [XenName("nr_leaves")]
    public uint LeafCount;

    /// <summary>Likewise the registers (<c>nr_msrs</c>).</summary>
    [XenName("nr_msrs")]
    public uint MsrCount;

    /// <summary>0 (<c>_rsvd</c>).</summary>
    [XenName("_rsvd")]
    public uint Reserved;

    /// <summary>In: where the leaves go; null asks how many (<c>leaves</c>).</summary>
    [XenName("leaves")]
    public GuestPointer<CpuidLeaf> Leaves;

    /// <summary>In: where the registers go; null asks how many (<c>msrs</c>).</summary>
    [XenName("msrs")]
    public GuestPointer<MsrEntry> Msrs;
}
