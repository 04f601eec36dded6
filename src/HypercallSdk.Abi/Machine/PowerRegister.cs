namespace HypercallSdk.Abi;

/// <summary>Where a sleep state is entered (<c>struct xen_power_register</c>).</summary>
[XenName("struct xen_power_register")]
public struct PowerRegister
{
    /// <summary>What kind of address (<c>space_id</c>).</summary>
    [XenName("space_id")]
    public uint Space;

    /// <summary>Bits of the register (<c>bit_width</c>).</summary>
    [XenName("bit_width")]
    public uint Width;

    /// <summary>Where they start (<c>bit_offset</c>).</summary>
    [XenName("bit_offset")]
    public uint Offset;

    /// <summary>Bits of an access (<c>access_size</c>).</summary>
    [XenName("access_size")]
    public uint AccessSize;

    /// <summary>The address (<c>address</c>).</summary>
    [XenName("address")]
    public ulong Address;
}
