namespace HypercallSdk.Abi;

/// <summary>How an entry's contents are told (<c>XEN_HYPFS_ENC_*</c>).</summary>
public enum SettingEncoding : byte
{
    /// <summary>As they are (<c>XEN_HYPFS_ENC_PLAIN</c>).</summary>
    [XenName("XEN_HYPFS_ENC_PLAIN")]
    Plain = 0,

    /// <summary>Compressed by gzip (<c>XEN_HYPFS_ENC_GZIP</c>).</summary>
    [XenName("XEN_HYPFS_ENC_GZIP")]
    Compressed = 1,
}
