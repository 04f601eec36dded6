using System.Runtime.InteropServices;

namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="IDomctl.VmEventOp"/> (<c>struct xen_domctl_vm_event_op</c>).</summary>
[XenName("struct xen_domctl_vm_event_op")]
[StructLayout(LayoutKind.Explicit, Size = 12)]
public struct DomctlVmEventOp
{
    /// <summary>In: what to do (<c>op</c>).</summary>
    [FieldOffset(0)]
    [XenName("op")]
    public VmEventCommand Command;

    /// <summary>In: which ring (<c>mode</c>).</summary>
    [FieldOffset(4)]
    [XenName("mode")]
    public VmEventRing Ring;

    /// <summary>Out of <see cref="VmEventCommand.Enable"/>: the ring's event channel (<c>u.enable.port</c>).</summary>
    [FieldOffset(8)]
    [XenName("u.enable.port")]
    public Port Port;

    /// <summary>Out of <see cref="VmEventCommand.GetVersion"/>: the version (<c>u.version</c>).</summary>
    [FieldOffset(8)]
    [XenName("u.version")]
    public uint Version;
}
