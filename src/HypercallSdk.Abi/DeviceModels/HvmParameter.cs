namespace HypercallSdk.Abi;

/// <summary>
/// Argument of <see cref="IHvmOp.SetParameter"/> and <see cref="IHvmOp.GetParameter"/> (<c>xen_hvm_param_t</c>).
/// </summary>
[XenName("xen_hvm_param_t")]
public struct HvmParameter
{
    /// <summary>In: the domain (<c>domid</c>).</summary>
    [XenName("domid")]
    public DomainId Domain;

    /// <summary>Padding (<c>pad</c>).</summary>
    [XenName("pad")]
    public ushort Padding;

    /// <summary>In: which parameter (<c>index</c>).</summary>
    [XenName("index")]
    public HvmParameterKind Kind;

    /// <summary>In or out: its value (<c>value</c>).</summary>
    [XenName("value")]
    public ulong Value;
}
