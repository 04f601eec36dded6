namespace HypercallSdk.Abi;

/// <summary>For <see cref="LivePatchCommand.Upload"/> (<c>struct xen_sysctl_livepatch_upload</c>).</summary>
[XenName("struct xen_sysctl_livepatch_upload")]
public struct LivePatchUpload
{
    /// <summary>The version of a patch's form (<c>LIVEPATCH_PAYLOAD_VERSION</c>).</summary>
    [XenName("LIVEPATCH_PAYLOAD_VERSION")]
    public const int PayloadVersion = 2;

    /// <summary>The patch's name (<c>name</c>).</summary>
    [XenName("name")]
    public LivePatchName Name;

    /// <summary>Its size (<c>size</c>).</summary>
    [XenName("size")]
    public ulong Size;

    /// <summary>Its bytes, an ELF file (<c>payload</c>).</summary>
    [XenName("payload")]
    public GuestPointer<byte> Payload;
}
