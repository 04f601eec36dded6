namespace HypercallSdk.Abi;

/// <summary>For <see cref="DeviceModelCommand.PinMemoryCache"/> (<c>xen_dm_op_pin_memory_cacheattr_t</c>).</summary>
[XenName("xen_dm_op_pin_memory_cacheattr_t")]
public struct DeviceModelPinMemoryCache
{
    /// <summary>The first page (<c>start</c>).</summary>
    [XenName("start")]
    public ulong First;

    /// <summary>The last one (<c>end</c>).</summary>
    [XenName("end")]
    public ulong Last;

    /// <summary>How they are cached, a <see cref="MemoryCacheAttribute"/> (<c>type</c>).</summary>
    [XenName("type")]
    public uint Attribute;

    /// <summary>0 (<c>pad</c>).</summary>
    [XenName("pad")]
    public uint Padding;
}
