namespace HypercallSdk.Abi;

/// <summary>What <see cref="LivePatchCommand.Act"/> does to a patch (<c>LIVEPATCH_ACTION_*</c>).</summary>
public enum LivePatchAction : uint
{
    /// <summary>Drops it (<c>LIVEPATCH_ACTION_UNLOAD</c>).</summary>
    [XenName("LIVEPATCH_ACTION_UNLOAD")]
    Unload = 1,

    /// <summary>Reverts it (<c>LIVEPATCH_ACTION_REVERT</c>).</summary>
    [XenName("LIVEPATCH_ACTION_REVERT")]
    Revert = 2,

    /// <summary>Applies it (<c>LIVEPATCH_ACTION_APPLY</c>).</summary>
    [XenName("LIVEPATCH_ACTION_APPLY")]
    Apply = 3,

    /// <summary>Puts it in the place of all others (<c>LIVEPATCH_ACTION_REPLACE</c>).</summary>
    [XenName("LIVEPATCH_ACTION_REPLACE")]
    Replace = 4,
}
