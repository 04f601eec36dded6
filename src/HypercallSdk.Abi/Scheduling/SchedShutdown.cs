namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="ISchedOp.Shutdown"/> (<c>sched_shutdown_t</c>).</summary>
[XenName("sched_shutdown_t")]
public struct SchedShutdown
{
    /// <summary>Why (<c>reason</c>).</summary>
    [XenName("reason")]
    public ShutdownReason Reason;
}
