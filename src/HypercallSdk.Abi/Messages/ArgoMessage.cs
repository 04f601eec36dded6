namespace HypercallSdk.Abi;

/// <summary>What a message in a ring begins with (<c>struct xen_argo_ring_message_header</c>).</summary>
[XenName("struct xen_argo_ring_message_header")]
public struct ArgoMessage
{
    /// <summary>Its size, this among it (<c>len</c>).</summary>
    [XenName("len")]
    public uint Length;

    /// <summary>Who sent it (<c>source</c>).</summary>
    [XenName("source")]
    public ArgoAddress Source;

    /// <summary>What the sender calls it (<c>message_type</c>).</summary>
    [XenName("message_type")]
    public uint Type;

    /// <summary>Its first byte (<c>data</c>).</summary>
    [XenName("data", Flexible = true)]
    public byte First;
}
