namespace HypercallSdk.Abi;

/// <summary>For <see cref="LivePatchCommand.Act"/> (<c>struct xen_sysctl_livepatch_action</c>).</summary>
[XenName("struct xen_sysctl_livepatch_action")]
public struct LivePatchActionArguments
{
    /// <summary>A flag: what the patch was built on is not looked at (<c>LIVEPATCH_ACTION_APPLY_NODEPS</c>).</summary>
    [XenName("LIVEPATCH_ACTION_APPLY_NODEPS")]
    public const uint IgnoreDependencies = 1;

    /// <summary>The patch's name (<c>name</c>).</summary>
    [XenName("name")]
    public LivePatchName Name;

    /// <summary>What to do (<c>cmd</c>).</summary>
    [XenName("cmd")]
    public LivePatchAction Action;

    /// <summary>How long it may take, in nanoseconds; 0 for what Xen was told (<c>timeout</c>).</summary>
    [XenName("timeout")]
    public uint Timeout;

    /// <summary>0 or <see cref="IgnoreDependencies"/> (<c>flags</c>).</summary>
    [XenName("flags")]
    public uint Flags;

    /// <summary>0 (<c>pad</c>).</summary>
    [XenName("pad")]
    public uint Padding;
}
