namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="ICallbacks.Unregister"/> (<c>callback_unregister_t</c>).</summary>
[XenName("callback_unregister_t")]
public struct CallbackUnregister
{
    /// <summary>Which entry point (<c>type</c>).</summary>
    [XenName("type")]
    public CallbackType Type;

    /// <summary>Reserved (<c>_unused</c>).</summary>
    [XenName("_unused")]
    public ushort Reserved;
}
