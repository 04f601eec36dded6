namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="IHvmOp.Trace"/> (<c>xen_hvm_xentrace_t</c>).</summary>
[XenName("xen_hvm_xentrace_t")]
public struct HvmTrace
{
    /// <summary>What happened (<c>event</c>).</summary>
    [XenName("event")]
    public ushort Event;

    /// <summary>Bytes of what is told besides (<c>extra_bytes</c>).</summary>
    [XenName("extra_bytes")]
    public ushort Length;

    /// <summary>What is told besides (<c>extra</c>).</summary>
    [XenName("extra")]
    public Bytes28 Extra;
}
