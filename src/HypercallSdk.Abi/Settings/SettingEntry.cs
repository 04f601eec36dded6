namespace HypercallSdk.Abi;

/// <summary>What an entry is; its contents follow (<c>xen_hypfs_direntry_t</c>).</summary>
[XenName("xen_hypfs_direntry_t")]
public struct SettingEntry
{
    /// <summary>The highest version of the interface (<c>XEN_HYPFS_VERSION</c>).</summary>
    [XenName("XEN_HYPFS_VERSION")]
    public const int Version = 1;

    /// <summary>The longest path (<c>XEN_HYPFS_MAX_PATHLEN</c>).</summary>
    [XenName("XEN_HYPFS_MAX_PATHLEN")]
    public const int MaximumPath = 1024;

    /// <summary>What it is (<c>type</c>).</summary>
    [XenName("type")]
    public SettingType Type;

    /// <summary>How its contents are told (<c>encoding</c>).</summary>
    [XenName("encoding")]
    public SettingEncoding Encoding;

    /// <summary>0 (<c>pad</c>).</summary>
    [XenName("pad")]
    public ushort Padding;

    /// <summary>How long they are (<c>content_len</c>).</summary>
    [XenName("content_len")]
    public uint Length;

    /// <summary>The longest that it can be set to; 0 where it cannot be (<c>max_write_len</c>).</summary>
    [XenName("max_write_len")]
    public uint MaximumWrite;
}
