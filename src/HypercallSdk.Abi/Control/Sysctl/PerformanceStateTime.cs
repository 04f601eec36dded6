namespace HypercallSdk.Abi;

/// <summary>How long a performance state was held (<c>pm_px_val_t</c>).</summary>
[XenName("pm_px_val_t")]
public struct PerformanceStateTime
{
    /// <summary>Its frequency (<c>freq</c>).</summary>
    [XenName("freq")]
    public ulong Megahertz;

    /// <summary>How long (<c>residency</c>).</summary>
    [XenName("residency")]
    public ulong Residency;

    /// <summary>How often it was entered (<c>count</c>).</summary>
    [XenName("count")]
    public ulong Count;
}
