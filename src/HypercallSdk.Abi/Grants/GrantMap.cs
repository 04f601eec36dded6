namespace HypercallSdk.Abi;

/// <summary>One mapping to be made by <see cref="IGrantTableOp.Map"/> (<c>gnttab_map_grant_ref_t</c>).</summary>
[XenName("gnttab_map_grant_ref_t")]
public struct GrantMap
{
    /// <summary>
    /// In: the virtual address to map at; with <see cref="GrantMapFlags.ContainsPte"/> the machine address of the level-1
    /// entry (<c>host_addr</c>).
    /// </summary>
    [XenName("host_addr")]
    public ulong HostAddress;

    /// <summary>In: what kind of mapping (<c>flags</c>).</summary>
    [XenName("flags")]
    public GrantMapFlags Flags;

    /// <summary>In: the grant (<c>ref</c>).</summary>
    [XenName("ref")]
    public GrantReference Reference;

    /// <summary>In: the domain that granted it (<c>dom</c>).</summary>
    [XenName("dom")]
    public DomainId Domain;

    /// <summary>Out: what became of it (<c>status</c>).</summary>
    [XenName("status")]
    public GrantStatus Status;

    /// <summary>Out: names the mapping from now on (<c>handle</c>).</summary>
    [XenName("handle")]
    public GrantHandle Handle;

    /// <summary>Out: the machine address of the frame (<c>dev_bus_addr</c>).</summary>
    [XenName("dev_bus_addr")]
    public ulong DeviceBusAddress;
}
