namespace HypercallSdk.Abi;

/// <summary>Where the hypervisor's part of the address space starts (<c>struct xen_platform_parameters</c>).</summary>
[XenName("struct xen_platform_parameters")]
public struct XenPlatformParameters
{
    /// <summary>Its first address (<c>virt_start</c>).</summary>
    [XenName("virt_start")]
    public VirtualAddress VirtualStart;
}
