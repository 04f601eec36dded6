namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="ICallbacks.Register"/> (<c>callback_register_t</c>).</summary>
[XenName("callback_register_t")]
public struct CallbackRegister
{
    /// <summary>Which entry point (<c>type</c>).</summary>
    [XenName("type")]
    public CallbackType Type;

    /// <summary>Flags (<c>flags</c>).</summary>
    [XenName("flags")]
    public CallbackFlags Flags;

    /// <summary>Its address (<c>address</c>).</summary>
    [XenName("address")]
    public VirtualAddress Address;
}
