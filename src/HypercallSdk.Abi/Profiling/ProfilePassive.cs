namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="IProfilerOp.SetPassive"/> (<c>xenoprof_passive_t</c>).</summary>
[XenName("xenoprof_passive_t")]
public struct ProfilePassive
{
    /// <summary>In: the domain (<c>domain_id</c>).</summary>
    [XenName("domain_id")]
    public DomainId Domain;

    /// <summary>In: samples of each buffer (<c>max_samples</c>).</summary>
    [XenName("max_samples")]
    public int MaximumSamples;

    /// <summary>Out: how many buffers (<c>nbuf</c>).</summary>
    [XenName("nbuf")]
    public int BufferCount;

    /// <summary>Out: bytes of each (<c>bufsize</c>).</summary>
    [XenName("bufsize")]
    public int BufferSize;

    /// <summary>Out: where they lie, a machine address (<c>buf_gmaddr</c>).</summary>
    [XenName("buf_gmaddr")]
    public ulong Address;
}
