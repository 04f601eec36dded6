namespace HypercallSdk.Abi;

/// <summary>Where a performance state is set or read (<c>struct xen_pct_register</c>).</summary>
[XenName("struct xen_pct_register")]
public struct PerformanceRegister
{
    /// <summary>What follows (<c>descriptor</c>).</summary>
    [XenName("descriptor")]
    public byte Descriptor;

    /// <summary>How long it is (<c>length</c>).</summary>
    [XenName("length")]
    public ushort Length;

    /// <summary>What kind of address (<c>space_id</c>).</summary>
    [XenName("space_id")]
    public byte Space;

    /// <summary>Bits of the register (<c>bit_width</c>).</summary>
    [XenName("bit_width")]
    public byte Width;

    /// <summary>Where they start (<c>bit_offset</c>).</summary>
    [XenName("bit_offset")]
    public byte Offset;

    /// <summary>0 (<c>reserved</c>).</summary>
    [XenName("reserved")]
    public byte Reserved;

    /// <summary>The address (<c>address</c>).</summary>
    [XenName("address")]
    public ulong Address;
}
