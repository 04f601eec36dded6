namespace HypercallSdk.Abi;

/// <summary>
/// Argument of <see cref="IDomctl.SetAddressSize"/> and <see cref="IDomctl.GetAddressSize"/> (<c>struct
/// xen_domctl_address_size</c>).
/// </summary>
[XenName("struct xen_domctl_address_size")]
public struct DomctlAddressSize
{
    /// <summary>64, or 32 for the 32-bit interface (<c>size</c>).</summary>
    [XenName("size")]
    public uint Bits;
}
