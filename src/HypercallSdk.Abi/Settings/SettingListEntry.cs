namespace HypercallSdk.Abi;

/// <summary>An entry of a directory's contents; its name follows (<c>struct xen_hypfs_dirlistentry</c>).</summary>
[XenName("struct xen_hypfs_dirlistentry")]
public struct SettingListEntry
{
    /// <summary>What it is (<c>e</c>).</summary>
    [XenName("e")]
    public SettingEntry Entry;

    /// <summary>Where the next one is, from here; 0 behind the last (<c>off_next</c>).</summary>
    [XenName("off_next")]
    public ushort NextOffset;

    /// <summary>The name's first byte (<c>name</c>).</summary>
    [XenName("name", Flexible = true)]
    public byte Name;
}
