using System.Runtime.InteropServices;

namespace HypercallSdk.Abi;

/// <summary>
/// Argument of <see cref="IHvmOp.AlternativeViews"/>; PV domains and their tools do not use it
/// (<c>xen_hvm_altp2m_op_t</c>).
/// </summary>
[XenName("xen_hvm_altp2m_op_t")]
[StructLayout(LayoutKind.Explicit, Size = 80)]
public struct AlternativeViewOperation
{
    /// <summary>What a caller has to have been built with (<c>HVMOP_ALTP2M_INTERFACE_VERSION</c>).</summary>
    [XenName("HVMOP_ALTP2M_INTERFACE_VERSION")]
    public const uint InterfaceVersion = 1;

    /// <summary><see cref="InterfaceVersion"/> (<c>version</c>).</summary>
    [FieldOffset(0)]
    [XenName("version")]
    public uint Version;

    /// <summary>What to do (<c>cmd</c>).</summary>
    [FieldOffset(4)]
    [XenName("cmd")]
    public AlternativeViewCommand Command;

    /// <summary>The domain (<c>domain</c>).</summary>
    [FieldOffset(8)]
    [XenName("domain")]
    public DomainId Domain;

    /// <summary>0 (<c>pad1</c>).</summary>
    [FieldOffset(10)]
    [XenName("pad1")]
    public ushort Padding;

    /// <summary>0 (<c>pad2</c>).</summary>
    [FieldOffset(12)]
    [XenName("pad2")]
    public uint MorePadding;

    /// <summary>The arguments' bytes (<c>u.pad</c>).</summary>
    [FieldOffset(16)]
    [XenName("u.pad")]
    public Words8 Arguments;
}
