using System.Runtime.InteropServices;

namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="IDomctl.MemorySharingOp"/> (<c>struct xen_domctl_mem_sharing_op</c>).</summary>
[XenName("struct xen_domctl_mem_sharing_op")]
[StructLayout(LayoutKind.Explicit, Size = 2)]
public struct DomctlMemorySharingOp
{
    /// <summary>The one command: turns sharing on or off (<c>XEN_DOMCTL_MEM_SHARING_CONTROL</c>).</summary>
    [XenName("XEN_DOMCTL_MEM_SHARING_CONTROL")]
    public const byte Control = 0;

    /// <summary>What to do: <see cref="Control"/> (<c>op</c>).</summary>
    [FieldOffset(0)]
    [XenName("op")]
    public byte Command;

    /// <summary>1 for on, 0 for off (<c>u.enable</c>).</summary>
    [FieldOffset(1)]
    [XenName("u.enable")]
    public byte Enable;
}
