namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="IGrantTableOp.GetVersion"/> (<c>gnttab_get_version_t</c>).</summary>
[XenName("gnttab_get_version_t")]
public struct GrantGetVersion
{
    /// <summary>In: whose table (<c>dom</c>).</summary>
    [XenName("dom")]
    public DomainId Domain;

    /// <summary>In: 0 (<c>pad</c>).</summary>
    [XenName("pad")]
    public ushort Padding;

    /// <summary>Out: the version in use (<c>version</c>).</summary>
    [XenName("version")]
    public uint Version;
}
