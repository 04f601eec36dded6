namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="INmiOp.RegisterCallback"/> (<c>xennmi_callback_t</c>).</summary>
[XenName("xennmi_callback_t")]
public struct NmiCallback
{
    /// <summary>The entry point (<c>handler_address</c>).</summary>
    [XenName("handler_address")]
    public VirtualAddress Handler;

    /// <summary>Not used (<c>pad</c>).</summary>
    [XenName("pad")]
    public ulong Padding;
}
