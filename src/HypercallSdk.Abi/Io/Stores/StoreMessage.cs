namespace HypercallSdk.Abi;

/// <summary>
/// What each message to and from the store begins with; its bytes follow (<c>struct xsd_sockmsg</c>).
/// </summary>
[XenName("struct xsd_sockmsg")]
public struct StoreMessage
{
    /// <summary>What it asks for (<c>type</c>).</summary>
    [XenName("type")]
    public StoreMessageType Type;

    /// <summary>The caller's own number, which the answer has too (<c>req_id</c>).</summary>
    [XenName("req_id")]
    public uint RequestId;

    /// <summary>The transaction that it belongs to; 0 for none (<c>tx_id</c>).</summary>
    [XenName("tx_id")]
    public uint Transaction;

    /// <summary>How many bytes follow (<c>len</c>).</summary>
    [XenName("len")]
    public uint Length;
}
