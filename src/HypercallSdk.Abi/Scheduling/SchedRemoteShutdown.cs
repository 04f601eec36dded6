namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="ISchedOp.RemoteShutdown"/> (<c>sched_remote_shutdown_t</c>).</summary>
[XenName("sched_remote_shutdown_t")]
public struct SchedRemoteShutdown
{
    /// <summary>The domain to shut down (<c>domain_id</c>).</summary>
    [XenName("domain_id")]
    public DomainId Domain;

    /// <summary>Why (<c>reason</c>).</summary>
    [XenName("reason")]
    public ShutdownReason Reason;
}
