namespace HypercallSdk.Abi;

/// <summary>What <see cref="ISysctl.LivePatchOp"/> does (<c>XEN_SYSCTL_LIVEPATCH_*</c>).</summary>
public enum LivePatchCommand : uint
{
    /// <summary>Brings a patch in (<c>XEN_SYSCTL_LIVEPATCH_UPLOAD</c>).</summary>
    [XenName("XEN_SYSCTL_LIVEPATCH_UPLOAD")]
    Upload = 0,

    /// <summary>Tells what became of it (<c>XEN_SYSCTL_LIVEPATCH_GET</c>).</summary>
    [XenName("XEN_SYSCTL_LIVEPATCH_GET")]
    Get = 1,

    /// <summary>Lists the patches (<c>XEN_SYSCTL_LIVEPATCH_LIST</c>).</summary>
    [XenName("XEN_SYSCTL_LIVEPATCH_LIST")]
    List = 2,

    /// <summary>Applies, reverts, replaces or drops one (<c>XEN_SYSCTL_LIVEPATCH_ACTION</c>).</summary>
    [XenName("XEN_SYSCTL_LIVEPATCH_ACTION")]
    Act = 3,
}
