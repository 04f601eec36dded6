namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="ISysctl.GetCpuFeatureSet"/> (<c>struct xen_sysctl_cpu_featureset</c>).</summary>
[XenName("struct xen_sysctl_cpu_featureset")]
public struct SysctlCpuFeatureSet
{
    /// <summary>In: which set (<c>index</c>).</summary>
    [XenName("index")]
    public FeatureSet Set;

    /// <summary>In: how many words there is room for; out: how many there are (<c>nr_features</c>).</summary>
    [XenName("nr_features")]
    public uint Count;

    /// <summary>In: where they go; null asks how many (<c>features</c>).</summary>
    [XenName("features")]
    public GuestPointer<uint> Features;
}
