namespace HypercallSdk.Abi;

/// <summary>What an entry of the file system of settings is (<c>XEN_HYPFS_TYPE_*</c>).</summary>
public enum SettingType : byte
{
    /// <summary>A directory (<c>XEN_HYPFS_TYPE_DIR</c>).</summary>
    [XenName("XEN_HYPFS_TYPE_DIR")]
    Directory = 0,

    /// <summary>Bytes (<c>XEN_HYPFS_TYPE_BLOB</c>).</summary>
    [XenName("XEN_HYPFS_TYPE_BLOB")]
    Blob = 1,

    /// <summary>A text (<c>XEN_HYPFS_TYPE_STRING</c>).</summary>
    [XenName("XEN_HYPFS_TYPE_STRING")]
    Text = 2,

    /// <summary>A number from 0 on (<c>XEN_HYPFS_TYPE_UINT</c>).</summary>
    [XenName("XEN_HYPFS_TYPE_UINT")]
    Unsigned = 3,

    /// <summary>A number (<c>XEN_HYPFS_TYPE_INT</c>).</summary>
    [XenName("XEN_HYPFS_TYPE_INT")]
    Signed = 4,

    /// <summary>0 or 1 (<c>XEN_HYPFS_TYPE_BOOL</c>).</summary>
    [XenName("XEN_HYPFS_TYPE_BOOL")]
    Boolean = 5,
}
