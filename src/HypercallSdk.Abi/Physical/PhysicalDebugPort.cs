using System.Runtime.InteropServices;

namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="IPhysicalDeviceOp.DebugPortOp"/> (<c>physdev_dbgp_op_t</c>).</summary>
[XenName("physdev_dbgp_op_t")]
[StructLayout(LayoutKind.Explicit, Size = 6)]
public struct PhysicalDebugPort
{
    /// <summary>What happens (<c>op</c>).</summary>
    [FieldOffset(0)]
    [XenName("op")]
    public DebugPortCommand Command;

    /// <summary>Where the controller is (<c>bus</c>).</summary>
    [FieldOffset(1)]
    [XenName("bus")]
    public DebugPortBus Bus;

    /// <summary>Its place (<c>u.pci</c>).</summary>
    [FieldOffset(2)]
    [XenName("u.pci")]
    public PciDevice Device;
}
