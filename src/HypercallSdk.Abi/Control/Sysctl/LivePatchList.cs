namespace HypercallSdk.Abi;

/// <summary>For <see cref="LivePatchCommand.List"/> (<c>struct xen_sysctl_livepatch_list</c>).</summary>
[XenName("struct xen_sysctl_livepatch_list")]
public struct LivePatchList
{
    /// <summary>Out: changes with the list (<c>version</c>).</summary>
    [XenName("version")]
    public uint Version;

    /// <summary>In: the first to tell about (<c>idx</c>).</summary>
    [XenName("idx")]
    public uint Index;

    /// <summary>In: how many there is room for; out: how many are left (<c>nr</c>).</summary>
    [XenName("nr")]
    public uint Count;

    /// <summary>0 (<c>pad</c>).</summary>
    [XenName("pad")]
    public uint Padding;

    /// <summary>Out: bytes of all names (<c>name_total_size</c>).</summary>
    [XenName("name_total_size")]
    public uint NamesSize;

    /// <summary>Out: bytes of all metadata (<c>metadata_total_size</c>).</summary>
    [XenName("metadata_total_size")]
    public uint MetadataSize;

    /// <summary>Where what became of each goes (<c>status</c>).</summary>
    [XenName("status")]
    public GuestPointer<LivePatchStatus> Status;

    /// <summary>Where the names go (<c>name</c>).</summary>
    [XenName("name")]
    public GuestPointer<byte> Names;

    /// <summary>Where their lengths go (<c>len</c>).</summary>
    [XenName("len")]
    public GuestPointer<uint> NameLengths;

    /// <summary>Where the metadata goes (<c>metadata</c>).</summary>
    [XenName("metadata")]
    public GuestPointer<byte> Metadata;

    /// <summary>Where its lengths go (<c>metadata_len</c>).</summary>
    [XenName("metadata_len")]
    public GuestPointer<uint> MetadataLengths;
}
