using System.Runtime.InteropServices;

namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="IEventChannelOp.Status"/> (<c>evtchn_status_t</c>).</summary>
[XenName("evtchn_status_t")]
[StructLayout(LayoutKind.Explicit, Size = 24)]
public struct EventChannelStatus
{
    /// <summary>In: the domain whose port it is (<c>dom</c>).</summary>
    [FieldOffset(0)]
    [XenName("dom")]
    public DomainId Domain;

    /// <summary>In: the port (<c>port</c>).</summary>
    [FieldOffset(4)]
    [XenName("port")]
    public Port Port;

    /// <summary>Out: what the port is bound to (<c>status</c>).</summary>
    [FieldOffset(8)]
    [XenName("status")]
    public EventChannelState State;

    /// <summary>Out: the vCPU that the port notifies (<c>vcpu</c>).</summary>
    [FieldOffset(12)]
    [XenName("vcpu")]
    public VcpuId Vcpu;

    /// <summary>Out, when unbound: the domain that may connect (<c>u.unbound.dom</c>).</summary>
    [FieldOffset(16)]
    [XenName("u.unbound.dom")]
    public DomainId UnboundDomain;

    /// <summary>Out, when connected: the domain at the far end (<c>u.interdomain.dom</c>).</summary>
    [FieldOffset(16)]
    [XenName("u.interdomain.dom")]
    public DomainId InterdomainDomain;

    /// <summary>Out, when connected: the port at the far end (<c>u.interdomain.port</c>).</summary>
    [FieldOffset(20)]
    [XenName("u.interdomain.port")]
    public Port InterdomainPort;

    /// <summary>Out, when bound to a physical interrupt: which (<c>u.pirq</c>).</summary>
    [FieldOffset(16)]
    [XenName("u.pirq")]
    public uint PhysicalIrq;

    /// <summary>Out, when bound to a virtual interrupt: which (<c>u.virq</c>).</summary>
    [FieldOffset(16)]
    [XenName("u.virq")]
    public Virq Virq;
}
