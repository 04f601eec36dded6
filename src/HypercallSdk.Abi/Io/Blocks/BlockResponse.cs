namespace HypercallSdk.Abi;

/// <summary>The answer to a request (<c>blkif_response_t</c>).</summary>
[XenName("blkif_response_t")]
public struct BlockResponse
{
    /// <summary>The request's number (<c>id</c>).</summary>
    [XenName("id")]
    public ulong Id;

    /// <summary>What it asked for (<c>operation</c>).</summary>
    [XenName("operation")]
    public BlockOperation Operation;

    /// <summary>What became of it (<c>status</c>).</summary>
    [XenName("status")]
    public BlockStatus Status;
}
