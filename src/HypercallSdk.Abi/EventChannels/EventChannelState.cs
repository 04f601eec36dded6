namespace HypercallSdk.Abi;

/// <summary>What a port is bound to (<c>EVTCHNSTAT_*</c>).</summary>
public enum EventChannelState : uint
{
    /// <summary>Not in use (<c>EVTCHNSTAT_closed</c>).</summary>
    [XenName("EVTCHNSTAT_closed")]
    Closed = 0,

    /// <summary>Waits for another domain to connect (<c>EVTCHNSTAT_unbound</c>).</summary>
    [XenName("EVTCHNSTAT_unbound")]
    Unbound = 1,

    /// <summary>Connected to a port of another domain, or of its own (<c>EVTCHNSTAT_interdomain</c>).</summary>
    [XenName("EVTCHNSTAT_interdomain")]
    Interdomain = 2,

    /// <summary>Bound to a physical interrupt (<c>EVTCHNSTAT_pirq</c>).</summary>
    [XenName("EVTCHNSTAT_pirq")]
    PhysicalIrq = 3,

    /// <summary>Bound to a virtual interrupt (<c>EVTCHNSTAT_virq</c>).</summary>
    [XenName("EVTCHNSTAT_virq")]
    Virq = 4,

    /// <summary>Bound to notify one vCPU of its own domain (<c>EVTCHNSTAT_ipi</c>).</summary>
    [XenName("EVTCHNSTAT_ipi")]
    Ipi = 5,
}
