namespace HypercallSdk.Abi;

/// <summary>For <see cref="LivePatchCommand.Get"/> (<c>struct xen_sysctl_livepatch_get</c>).</summary>
[XenName("struct xen_sysctl_livepatch_get")]
public struct LivePatchGet
{
    /// <summary>The patch's name (<c>name</c>).</summary>
    [XenName("name")]
    public LivePatchName Name;

    /// <summary>Out: what became of it (<c>status</c>).</summary>
    [XenName("status")]
    public LivePatchStatus Status;
}
