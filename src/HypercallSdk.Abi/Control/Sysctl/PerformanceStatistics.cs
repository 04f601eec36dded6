namespace HypercallSdk.Abi;

/// <summary>A physical CPU's performance states (<c>struct pm_px_stat</c>).</summary>
[XenName("struct pm_px_stat")]
public struct PerformanceStatistics
{
    /// <summary>How many there are (<c>total</c>).</summary>
    [XenName("total")]
    public byte Total;

    /// <summary>How many can be used (<c>usable</c>).</summary>
    [XenName("usable")]
    public byte Usable;

    /// <summary>The one before (<c>last</c>).</summary>
    [XenName("last")]
    public byte Last;

    /// <summary>The one now (<c>cur</c>).</summary>
    [XenName("cur")]
    public byte Current;

    /// <summary>Where the number of changes from each to each goes (<c>trans_pt</c>).</summary>
    [XenName("trans_pt")]
    public GuestPointer<ulong> Transitions;

    /// <summary>Where the states go (<c>pt</c>).</summary>
    [XenName("pt")]
    public GuestPointer<PerformanceStateTime> States;
}
