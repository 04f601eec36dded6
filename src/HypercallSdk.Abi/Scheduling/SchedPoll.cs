namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="ISchedOp.Poll"/> (<c>sched_poll_t</c>).</summary>
[XenName("sched_poll_t")]
public struct SchedPoll
{
    /// <summary>The ports to wait for (<c>ports</c>).</summary>
    [XenName("ports")]
    public GuestPointer<Port> Ports;

    /// <summary>How many there are, at most 128 (<c>nr_ports</c>).</summary>
    [XenName("nr_ports")]
    public uint PortCount;

    /// <summary>The system time to stop waiting at, in nanoseconds; 0 for never (<c>timeout</c>).</summary>
    [XenName("timeout")]
    public ulong Timeout;
}
