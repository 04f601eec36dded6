namespace HypercallSdk.Abi;

/// <summary>
/// One mapping to be replaced by <see cref="IGrantTableOp.UnmapAndReplace"/> (<c>gnttab_unmap_and_replace_t</c>).
/// </summary>
[XenName("gnttab_unmap_and_replace_t")]
public struct GrantUnmapAndReplace
{
    /// <summary>In: the virtual address where the grant is mapped (<c>host_addr</c>).</summary>
    [XenName("host_addr")]
    public ulong HostAddress;

    /// <summary>In: the virtual address whose mapping takes its place; 0 for none (<c>new_addr</c>).</summary>
    [XenName("new_addr")]
    public ulong NewAddress;

    /// <summary>In: the mapping (<c>handle</c>).</summary>
    [XenName("handle")]
    public GrantHandle Handle;

    /// <summary>Out: what became of it (<c>status</c>).</summary>
    [XenName("status")]
    public GrantStatus Status;
}
