namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="IDomctl.ShadowOp"/> (<c>struct xen_domctl_shadow_op</c>).</summary>
[XenName("struct xen_domctl_shadow_op")]
public struct DomctlShadowOp
{
    /// <summary>In: what to do (<c>op</c>).</summary>
    [XenName("op")]
    public ShadowCommand Command;

    /// <summary>In: how (<c>mode</c>).</summary>
    [XenName("mode")]
    public ShadowModes Modes;

    /// <summary>In or out: memory for page tables (<c>mb</c>).</summary>
    [XenName("mb")]
    public uint Megabytes;

    /// <summary>In: where the log goes, a bit a page, or null for the counts alone (<c>dirty_bitmap</c>).</summary>
    [XenName("dirty_bitmap")]
    public GuestPointer<byte> Bitmap;

    /// <summary>In: how many bits there is room for; out: how many there are (<c>pages</c>).</summary>
    [XenName("pages")]
    public ulong Pages;

    /// <summary>Out: what was counted (<c>stats</c>).</summary>
    [XenName("stats")]
    public ShadowStatistics Statistics;
}
