namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="IPhysicalDeviceOp.SetPrivilegeLevel"/> (<c>physdev_set_iopl_t</c>).</summary>
[XenName("physdev_set_iopl_t")]
public struct PhysicalSetPrivilegeLevel
{
    /// <summary>0 to 3: the least privileged ring that may use I/O ports (<c>iopl</c>).</summary>
    [XenName("iopl")]
    public uint Level;
}
