namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="IKexecOp.GetRange"/> (<c>xen_kexec_range_t</c>).</summary>
[XenName("xen_kexec_range_t")]
public struct KexecRange
{
    /// <summary>In: which (<c>range</c>).</summary>
    [XenName("range")]
    public KexecRangeKind Kind;

    /// <summary>In: of which physical CPU (<c>nr</c>).</summary>
    [XenName("nr")]
    public int Pcpu;

    /// <summary>Out: how large (<c>size</c>).</summary>
    [XenName("size")]
    public ulong Size;

    /// <summary>Out: where, a machine address (<c>start</c>).</summary>
    [XenName("start")]
    public ulong Start;
}
