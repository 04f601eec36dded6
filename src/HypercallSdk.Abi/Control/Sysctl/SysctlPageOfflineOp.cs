namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="ISysctl.PageOfflineOp"/> (<c>struct xen_sysctl_page_offline_op</c>).</summary>
[XenName("struct xen_sysctl_page_offline_op")]
public struct SysctlPageOfflineOp
{
    /// <summary>Where a frame's owner stands in its status (<c>PG_OFFLINE_OWNER_SHIFT</c>).</summary>
    [XenName("PG_OFFLINE_OWNER_SHIFT")]
    public const int OwnerShift = 16;

    /// <summary>In: what to do (<c>cmd</c>).</summary>
    [XenName("cmd")]
    public PageOfflineCommand Command;

    /// <summary>In: the first frame (<c>start</c>).</summary>
    [XenName("start")]
    public uint First;

    /// <summary>In: the last one (<c>end</c>).</summary>
    [XenName("end")]
    public uint Last;

    /// <summary>In: where what became of each goes (<c>status</c>).</summary>
    [XenName("status")]
    public GuestPointer<PageOfflineStatus> Status;
}
