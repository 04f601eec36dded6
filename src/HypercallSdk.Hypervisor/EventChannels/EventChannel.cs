using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Domains;

namespace HypercallSdk.Hypervisor.EventChannels;

/// <summary>One port of a domain.</summary>
internal struct EventChannel
{
    /// <summary>What the port is.</summary>
    public ChannelKind Kind;

    /// <summary>The vCPU that its events go to.</summary>
    public ushort NotifyVcpu;

    /// <summary>Of an unbound port: the domain that may bind. Of an interdomain one: the remote domain.</summary>
    public DomainId RemoteId;

    /// <summary>Of an interdomain port: the remote domain; null where the host is the far end.</summary>
    public Domain? Remote;

    /// <summary>Of an interdomain port: the remote port.</summary>
    public Port RemotePort;

    /// <summary>Of an interdomain port whose far end is the host: who is told.</summary>
    public IEventConsumer? Consumer;

    /// <summary>Of a VIRQ's port: which.</summary>
    public Virq Virq;
}
