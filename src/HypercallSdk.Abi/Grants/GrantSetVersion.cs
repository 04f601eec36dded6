namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="IGrantTableOp.SetVersion"/> (<c>gnttab_set_version_t</c>).</summary>
[XenName("gnttab_set_version_t")]
public struct GrantSetVersion
{
    /// <summary>In: the version that is asked for, 1 or 2; out: the one in use (<c>version</c>).</summary>
    [XenName("version")]
    public uint Version;
}
