namespace HypercallSdk.Abi;

/// <summary>What became of a patch (<c>xen_livepatch_status_t</c>).</summary>
[XenName("xen_livepatch_status_t")]
public struct LivePatchStatus
{
    /// <summary>What it is (<c>state</c>).</summary>
    [XenName("state")]
    public LivePatchState State;

    /// <summary>
    /// 0, a negative error, or the error <see cref="XenErrno.TryAgain"/> while something is being done (<c>rc</c>).
    /// </summary>
    [XenName("rc")]
    public int Result;
}
