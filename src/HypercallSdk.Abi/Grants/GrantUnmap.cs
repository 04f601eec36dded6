namespace HypercallSdk.Abi;

/// <summary>One mapping to be ended by <see cref="IGrantTableOp.Unmap"/> (<c>gnttab_unmap_grant_ref_t</c>).</summary>
[XenName("gnttab_unmap_grant_ref_t")]
public struct GrantUnmap
{
    /// <summary>
    /// In: where it is mapped, as it was given to <see cref="IGrantTableOp.Map"/>; 0 to leave the processors' mapping
    /// (<c>host_addr</c>).
    /// </summary>
    [XenName("host_addr")]
    public ulong HostAddress;

    /// <summary>In: the frame's machine address; 0 to leave the devices' mapping (<c>dev_bus_addr</c>).</summary>
    [XenName("dev_bus_addr")]
    public ulong DeviceBusAddress;

    /// <summary>In: the mapping (<c>handle</c>).</summary>
    [XenName("handle")]
    public GrantHandle Handle;

    /// <summary>Out: what became of it (<c>status</c>).</summary>
    [XenName("status")]
    public GrantStatus Status;
}
