namespace HypercallSdk.Abi;

/// <summary>What became of a control request (<c>XEN_NETIF_CTRL_STATUS_*</c>).</summary>
public enum NetworkControlStatus : uint
{
    /// <summary>It is done (<c>XEN_NETIF_CTRL_STATUS_SUCCESS</c>).</summary>
    [XenName("XEN_NETIF_CTRL_STATUS_SUCCESS")]
    Success = 0,

    /// <summary>The back end cannot do that (<c>XEN_NETIF_CTRL_STATUS_NOT_SUPPORTED</c>).</summary>
    [XenName("XEN_NETIF_CTRL_STATUS_NOT_SUPPORTED")]
    NotSupported = 1,

    /// <summary>A parameter is out of range (<c>XEN_NETIF_CTRL_STATUS_INVALID_PARAMETER</c>).</summary>
    [XenName("XEN_NETIF_CTRL_STATUS_INVALID_PARAMETER")]
    InvalidParameter = 2,

    /// <summary>There is more than fits (<c>XEN_NETIF_CTRL_STATUS_BUFFER_OVERFLOW</c>).</summary>
    [XenName("XEN_NETIF_CTRL_STATUS_BUFFER_OVERFLOW")]
    BufferOverflow = 3,
}
