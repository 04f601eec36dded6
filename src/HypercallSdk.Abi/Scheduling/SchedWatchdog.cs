namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="ISchedOp.Watchdog"/> (<c>sched_watchdog_t</c>).</summary>
[XenName("sched_watchdog_t")]
public struct SchedWatchdog
{
    /// <summary>The watchdog, from 1; 0 for a new one (<c>id</c>).</summary>
    [XenName("id")]
    public uint Id;

    /// <summary>Seconds until it bites; 0 ends it (<c>timeout</c>).</summary>
    [XenName("timeout")]
    public uint Timeout;
}
