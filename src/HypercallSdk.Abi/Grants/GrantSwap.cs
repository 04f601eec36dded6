namespace HypercallSdk.Abi;

/// <summary>Two entries to be swapped by <see cref="IGrantTableOp.Swap"/> (<c>gnttab_swap_grant_ref_t</c>).</summary>
[XenName("gnttab_swap_grant_ref_t")]
public struct GrantSwap
{
    /// <summary>In: the one (<c>ref_a</c>).</summary>
    [XenName("ref_a")]
    public GrantReference First;

    /// <summary>In: the other (<c>ref_b</c>).</summary>
    [XenName("ref_b")]
    public GrantReference Second;

    /// <summary>Out: what became of it (<c>status</c>).</summary>
    [XenName("status")]
    public GrantStatus Status;
}
