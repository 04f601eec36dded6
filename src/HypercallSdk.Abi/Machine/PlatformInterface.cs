namespace HypercallSdk.Abi;

/// <summary>The version of <see cref="IPlatformOp"/>'s interface.</summary>
public static class PlatformInterface
{
    /// <summary>What a caller has to have been built with (<c>XENPF_INTERFACE_VERSION</c>).</summary>
    [XenName("XENPF_INTERFACE_VERSION")]
    public const uint Version = 0x0300_0001;
}
