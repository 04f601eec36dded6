namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="IPhysicalDeviceOp.MapIrq"/> (<c>physdev_map_pirq_t</c>).</summary>
[XenName("physdev_map_pirq_t")]
public struct PhysicalMapIrq
{
    /// <summary>In: the domain that is to have it (<c>domid</c>).</summary>
    [XenName("domid")]
    public DomainId Domain;

    /// <summary>In: what it comes from (<c>type</c>).</summary>
    [XenName("type")]
    public PhysicalIrqType Type;

    /// <summary>In: the line, or -1 (<c>index</c>).</summary>
    [XenName("index")]
    public int Index;

    /// <summary>In: its number, or -1 for any; out: its number (<c>pirq</c>).</summary>
    [XenName("pirq")]
    public int PhysicalIrq;

    /// <summary>In: the device's bus; its segment in the upper 16 bits (<c>bus</c>).</summary>
    [XenName("bus")]
    public int Bus;

    /// <summary>In: device and function (<c>devfn</c>).</summary>
    [XenName("devfn")]
    public int DeviceFunction;

    /// <summary>In: which message, or how many; out of several: how many there were (<c>entry_nr</c>).</summary>
    [XenName("entry_nr")]
    public int Entry;

    /// <summary>In: where the device's table of messages lies, 0 for none (<c>table_base</c>).</summary>
    [XenName("table_base")]
    public ulong Table;
}
