namespace HypercallSdk.Abi;

/// <summary>The version of <see cref="ISecurityOp"/>'s interface.</summary>
public static class SecurityInterface
{
    /// <summary>What a caller has to have been built with (<c>XEN_FLASK_INTERFACE_VERSION</c>).</summary>
    [XenName("XEN_FLASK_INTERFACE_VERSION")]
    public const uint Version = 1;
}
