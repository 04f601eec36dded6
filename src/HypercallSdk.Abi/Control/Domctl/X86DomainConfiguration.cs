namespace HypercallSdk.Abi;

/// <summary>
/// What a domain is made of beyond what every architecture has (<c>struct xen_arch_domainconfig</c>).
/// </summary>
[XenName("struct xen_arch_domainconfig")]
public struct X86DomainConfiguration
{
    /// <summary>The devices that Xen emulates (<c>emulation_flags</c>).</summary>
    [XenName("emulation_flags")]
    public X86EmulationFlags Emulation;

    /// <summary>How its processors behave (<c>misc_flags</c>).</summary>
    [XenName("misc_flags")]
    public X86MiscellaneousFlags Miscellaneous;
}
