namespace HypercallSdk.Hypervisor.Tests.EventLaws;

/// <summary>What a step of a random sequence of event operations does.</summary>
public enum EventStepKind
{
    /// <summary><c>EVTCHNOP_send</c>.</summary>
    Send,

    /// <summary><c>EVTCHNOP_unmask</c>.</summary>
    Unmask,

    /// <summary>The guest sets or clears a port's mask bit itself.</summary>
    StoreMask,

    /// <summary>A vCPU takes events: some of them with FIFO, all of them with 2-level.</summary>
    Take,

    /// <summary><c>EVTCHNOP_alloc_unbound</c>.</summary>
    Allocate,

    /// <summary><c>EVTCHNOP_bind_interdomain</c>.</summary>
    Connect,

    /// <summary><c>EVTCHNOP_bind_ipi</c>.</summary>
    BindIpi,

    /// <summary><c>EVTCHNOP_bind_virq</c>.</summary>
    BindVirq,

    /// <summary>The hypervisor raises a VIRQ.</summary>
    RaiseVirq,

    /// <summary><c>EVTCHNOP_bind_vcpu</c>.</summary>
    BindVcpu,

    /// <summary><c>EVTCHNOP_close</c>.</summary>
    Close,

    /// <summary><c>EVTCHNOP_status</c>.</summary>
    Status,

    /// <summary><c>EVTCHNOP_set_priority</c>.</summary>
    SetPriority,

    /// <summary><c>EVTCHNOP_init_control</c>.</summary>
    InitializeControl,

    /// <summary><c>EVTCHNOP_expand_array</c>.</summary>
    ExpandArray,

    /// <summary><c>EVTCHNOP_reset</c>.</summary>
    Reset,

    /// <summary>A vCPU's <c>vcpu_info</c> counts as moved.</summary>
    MoveVcpuInfo,

    /// <summary>The domain is destroyed and another one takes its place.</summary>
    Replace,
}
