namespace HypercallSdk.Abi;

/// <summary>Hypercall numbers (<c>__HYPERVISOR_*</c> in <c>xen.h</c>).</summary>
public enum HypercallNumber
{
    /// <summary>Event channels (<c>__HYPERVISOR_event_channel_op</c>).</summary>
    EventChannelOp = 32,
}
