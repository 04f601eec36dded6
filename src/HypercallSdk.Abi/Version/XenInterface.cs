namespace HypercallSdk.Abi;

/// <summary>The version of the interface that this library declares.</summary>
public static class XenInterface
{
    /// <summary>Xen 4.17's interface (<c>__XEN_LATEST_INTERFACE_VERSION__</c>).</summary>
    [XenName("__XEN_LATEST_INTERFACE_VERSION__")]
    public const uint Version = 0x0004_0e00;
}
