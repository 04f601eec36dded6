namespace HypercallSdk.Abi;

/// <summary>
/// Argument of <see cref="IDomctl.IoMemoryPermission"/> (<c>struct xen_domctl_iomem_permission</c>).
/// </summary>
[XenName("struct xen_domctl_iomem_permission")]
public struct DomctlIoMemoryPermission
{
    /// <summary>The first frame (<c>first_mfn</c>).</summary>
    [XenName("first_mfn")]
    public MachineFrame First;

    /// <summary>How many, at least 1 (<c>nr_mfns</c>).</summary>
    [XenName("nr_mfns")]
    public ulong Count;

    /// <summary>1 to allow, 0 to forbid (<c>allow_access</c>).</summary>
    [XenName("allow_access")]
    public byte Allow;
}
