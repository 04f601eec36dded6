namespace HypercallSdk.Abi;

/// <summary>What a patch is (<c>LIVEPATCH_STATE_*</c>).</summary>
public enum LivePatchState : uint
{
    /// <summary>It is there (<c>LIVEPATCH_STATE_CHECKED</c>).</summary>
    [XenName("LIVEPATCH_STATE_CHECKED")]
    Checked = 1,

    /// <summary>It is applied (<c>LIVEPATCH_STATE_APPLIED</c>).</summary>
    [XenName("LIVEPATCH_STATE_APPLIED")]
    Applied = 2,
}
