namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="IPhysicalDeviceOp.SetupGsi"/> (<c>physdev_setup_gsi_t</c>).</summary>
[XenName("physdev_setup_gsi_t")]
public struct PhysicalSetupGsi
{
    /// <summary>The line (<c>gsi</c>).</summary>
    [XenName("gsi")]
    public int Gsi;

    /// <summary>1 for level, 0 for edge (<c>triggering</c>).</summary>
    [XenName("triggering")]
    public byte LevelTriggered;

    /// <summary>1 for low, 0 for high (<c>polarity</c>).</summary>
    [XenName("polarity")]
    public byte ActiveLow;
}
