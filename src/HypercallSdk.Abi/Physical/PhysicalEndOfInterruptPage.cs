namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="IPhysicalDeviceOp.EndOfInterruptPage"/> (<c>physdev_pirq_eoi_gmfn_t</c>).</summary>
[XenName("physdev_pirq_eoi_gmfn_t")]
public struct PhysicalEndOfInterruptPage
{
    /// <summary>The page's machine frame (<c>gmfn</c>).</summary>
    [XenName("gmfn")]
    public ulong Frame;
}
