namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="IProfilerOp.GetBuffer"/> (<c>xenoprof_get_buffer_t</c>).</summary>
[XenName("xenoprof_get_buffer_t")]
public struct ProfileGetBuffer
{
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
