namespace HypercallSdk.Abi;

/// <summary>A part of a message (<c>xen_argo_iov_t</c>).</summary>
[XenName("xen_argo_iov_t")]
public struct ArgoIov
{
    /// <summary>Its bytes (<c>iov_hnd</c>).</summary>
    [XenName("iov_hnd")]
    public GuestPointer<byte> Buffer;

    /// <summary>How many (<c>iov_len</c>).</summary>
    [XenName("iov_len")]
    public uint Length;

    /// <summary>0 (<c>pad</c>).</summary>
    [XenName("pad")]
    public uint Padding;
}
