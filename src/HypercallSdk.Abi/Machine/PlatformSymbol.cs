namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="IPlatformOp.GetSymbol"/> (<c>xenpf_symdata_t</c>).</summary>
[XenName("xenpf_symdata_t")]
public struct PlatformSymbol
{
    /// <summary>In: room for the name; out: its length (<c>namelen</c>).</summary>
    [XenName("namelen")]
    public uint NameLength;

    /// <summary>In: which symbol; out: the next one (<c>symnum</c>).</summary>
    [XenName("symnum")]
    public uint Symbol;

    /// <summary>In: where its name goes (<c>name</c>).</summary>
    [XenName("name")]
    public GuestPointer<byte> Name;

    /// <summary>Out: its address (<c>address</c>).</summary>
    [XenName("address")]
    public ulong Address;

    /// <summary>Out: its kind, a letter (<c>type</c>).</summary>
    [XenName("type")]
    public byte Type;
}
