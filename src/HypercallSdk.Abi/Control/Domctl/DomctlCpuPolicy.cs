namespace HypercallSdk.Abi;

/// <summary>
/// Argument of <see cref="IDomctl.GetCpuPolicy"/> and <see cref="IDomctl.SetCpuPolicy"/> (<c>struct
/// xen_domctl_cpu_policy</c>, <c>xen_domctl_cpu_policy_t</c>).
/// </summary>
[XenName("struct xen_domctl_cpu_policy")]
[XenName("xen_domctl_cpu_policy_t")]
public struct DomctlCpuPolicy
{
    /// <summary>
    /// In: how many leaves there is room for or there are; out: how many there are (<c>nr_leaves</c>).
    /// </summary>
    [XenName("nr_leaves")]
    public uint LeafCount;

    /// <summary>Likewise for the registers (<c>nr_msrs</c>).</summary>
    [XenName("nr_msrs")]
    public uint MsrCount;

    /// <summary>What CPUID answers (<c>leaves</c>).</summary>
    [XenName("leaves")]
    public GuestPointer<CpuidLeaf> Leaves;

    /// <summary>The model-specific registers (<c>msrs</c>).</summary>
    [XenName("msrs")]
    public GuestPointer<MsrEntry> Msrs;

    /// <summary>Out of setting: the leaf that was refused (<c>err_leaf</c>).</summary>
    [XenName("err_leaf")]
    public uint WrongLeaf;

    /// <summary>Its subleaf (<c>err_subleaf</c>).</summary>
    [XenName("err_subleaf")]
    public uint WrongSubleaf;

    /// <summary>The register that was refused (<c>err_msr</c>).</summary>
    [XenName("err_msr")]
    public uint WrongMsr;
}
