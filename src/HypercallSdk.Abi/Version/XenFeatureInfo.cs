namespace HypercallSdk.Abi;

/// <summary>32 feature bits (<c>struct xen_feature_info</c>).</summary>
[XenName("struct xen_feature_info")]
public struct XenFeatureInfo
{
    /// <summary>In: which 32 (<c>submap_idx</c>); there is only number 0.</summary>
    [XenName("submap_idx")]
    public uint SubmapIndex;

    /// <summary>Out: the bits, numbered by <see cref="XenFeature"/> (<c>submap</c>).</summary>
    [XenName("submap")]
    public uint Submap;

    /// <summary>How many submaps there are (<c>XENFEAT_NR_SUBMAPS</c>).</summary>
    [XenName("XENFEAT_NR_SUBMAPS")]
    public const int SubmapCount = 1;

    /// <summary>Whether <paramref name="feature"/> is set.</summary>
    public readonly bool Has(XenFeature feature) => (Submap >> (int)feature & 1) != 0;
}
