namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="IPhysicalDeviceOp.RestoreMsi"/> (<c>physdev_restore_msi_t</c>).</summary>
[XenName("physdev_restore_msi_t")]
public struct PhysicalRestoreMsi
{
    /// <summary>The bus (<c>bus</c>).</summary>
    [XenName("bus")]
    public byte Bus;

    /// <summary>Device and function (<c>devfn</c>).</summary>
    [XenName("devfn")]
    public byte DeviceFunction;
}
