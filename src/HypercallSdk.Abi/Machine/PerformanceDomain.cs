namespace HypercallSdk.Abi;

/// <summary>Processors that share a frequency (<c>struct xen_psd_package</c>).</summary>
[XenName("struct xen_psd_package")]
public struct PerformanceDomain
{
    /// <summary>How many numbers follow (<c>num_entries</c>).</summary>
    [XenName("num_entries")]
    public ulong EntryCount;

    /// <summary>The form's version (<c>revision</c>).</summary>
    [XenName("revision")]
    public ulong Revision;

    /// <summary>The group's number (<c>domain</c>).</summary>
    [XenName("domain")]
    public ulong Group;

    /// <summary>How they agree (<c>coord_type</c>).</summary>
    [XenName("coord_type")]
    public ulong Coordination;

    /// <summary>How many they are (<c>num_processors</c>).</summary>
    [XenName("num_processors")]
    public ulong Count;
}
