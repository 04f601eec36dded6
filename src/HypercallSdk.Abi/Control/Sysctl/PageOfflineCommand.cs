namespace HypercallSdk.Abi;

/// <summary>What <see cref="ISysctl.PageOfflineOp"/> does.</summary>
public enum PageOfflineCommand : uint
{
    /// <summary>Takes frames out of use (<c>sysctl_page_offline</c>).</summary>
    [XenName("sysctl_page_offline")]
    Offline = 1,

    /// <summary>Takes them into use again (<c>sysctl_page_online</c>).</summary>
    [XenName("sysctl_page_online")]
    Online = 2,

    /// <summary>Tells what they are (<c>sysctl_query_page_offline</c>).</summary>
    [XenName("sysctl_query_page_offline")]
    Query = 3,
}
