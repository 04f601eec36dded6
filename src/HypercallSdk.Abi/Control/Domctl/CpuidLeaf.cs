namespace HypercallSdk.Abi;

/// <summary>What CPUID answers in one place (<c>xen_cpuid_leaf_t</c>).</summary>
[XenName("xen_cpuid_leaf_t")]
public struct CpuidLeaf
{
    /// <summary>The leaf has no subleaves (<c>XEN_CPUID_NO_SUBLEAF</c>).</summary>
    [XenName("XEN_CPUID_NO_SUBLEAF")]
    public const uint NoSubleaf = 0xffff_ffff;

    /// <summary>Nobody's leaf or subleaf (<c>XEN_CPUID_INPUT_UNUSED</c>).</summary>
    [XenName("XEN_CPUID_INPUT_UNUSED")]
    public const uint Unused = 0xffff_ffff;

    /// <summary>EAX of the question (<c>leaf</c>).</summary>
    [XenName("leaf")]
    public uint Leaf;

    /// <summary>ECX of the question (<c>subleaf</c>).</summary>
    [XenName("subleaf")]
    public uint Subleaf;

    /// <summary>EAX of the answer (<c>a</c>).</summary>
    [XenName("a")]
    public uint Eax;

    /// <summary>EBX (<c>b</c>).</summary>
    [XenName("b")]
    public uint Ebx;

    /// <summary>ECX (<c>c</c>).</summary>
    [XenName("c")]
    public uint Ecx;

    /// <summary>EDX (<c>d</c>).</summary>
    [XenName("d")]
    public uint Edx;
}
