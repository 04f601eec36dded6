using System.Runtime.InteropServices;

namespace HypercallSdk.Abi;

/// <summary>
/// The page that a domain shares with the store: two byte rings. Indexes run free and wrap at 32 bits; a byte's place
/// is its index modulo <see cref="RingSize"/> (<c>struct xenstore_domain_interface</c>).
/// </summary>
[XenName("struct xenstore_domain_interface")]
[StructLayout(LayoutKind.Sequential)]
public struct StoreRing
{
    /// <summary>Bytes of each ring (<c>XENSTORE_RING_SIZE</c>).</summary>
    [XenName("XENSTORE_RING_SIZE")]
    public const int RingSize = 1024;

    /// <summary>The most bytes behind a <see cref="StoreMessage"/> (<c>XENSTORE_PAYLOAD_MAX</c>).</summary>
    [XenName("XENSTORE_PAYLOAD_MAX")]
    public const int MaximumPayload = 4096;

    /// <summary>The longest path from the root (<c>XENSTORE_ABS_PATH_MAX</c>).</summary>
    [XenName("XENSTORE_ABS_PATH_MAX")]
    public const int MaximumAbsolutePath = 3072;

    /// <summary>The longest path from a domain's own directory (<c>XENSTORE_REL_PATH_MAX</c>).</summary>
    [XenName("XENSTORE_REL_PATH_MAX")]
    public const int MaximumRelativePath = 2048;

    /// <summary>Bytes to the store (<c>req</c>).</summary>
    [XenName("req")]
    public Bytes1024 Requests;

    /// <summary>Bytes from the store (<c>rsp</c>).</summary>
    [XenName("rsp")]
    public Bytes1024 Responses;

    /// <summary>What the store has taken (<c>req_cons</c>).</summary>
    [XenName("req_cons")]
    public uint RequestConsumer;

    /// <summary>What the domain has put (<c>req_prod</c>).</summary>
    [XenName("req_prod")]
    public uint RequestProducer;

    /// <summary>What the domain has taken (<c>rsp_cons</c>).</summary>
    [XenName("rsp_cons")]
    public uint ResponseConsumer;

    /// <summary>What the store has put (<c>rsp_prod</c>).</summary>
    [XenName("rsp_prod")]
    public uint ResponseProducer;

    /// <summary>What the store can do (<c>server_features</c>).</summary>
    [XenName("server_features")]
    public StoreFeatures Features;

    /// <summary>Whether the ring is in use (<c>connection</c>).</summary>
    [XenName("connection")]
    public StoreConnection Connection;

    /// <summary>What is wrong with it (<c>error</c>).</summary>
    [XenName("error")]
    public StoreRingError Error;
}
