using System.Runtime.InteropServices;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Domains;

namespace HypercallSdk.Hypervisor.EventChannels;

/// <summary>One port of a domain: 32 bytes.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct EventChannel
{
    /// <summary>Of an interdomain port: the remote domain; null where the host is the far end.</summary>
    public Domain? Remote;

    /// <summary>Of an interdomain port whose far end is the host: who is told.</summary>
    public IEventConsumer? Consumer;

    private uint _remotePort;
    private ushort _remoteId;

    /// <summary>The vCPU that its events go to.</summary>
    public ushort NotifyVcpu;

    /// <summary>The vCPU on one of whose FIFO queues the port was last.</summary>
    public ushort QueuedVcpu;

    /// <summary>The priority of the FIFO queue on which the port was last.</summary>
    public byte QueuedPriority;

    /// <summary>Which queue the port's next event goes on, in the FIFO ABI.</summary>
    public byte Priority;

    /// <summary>What the port is.</summary>
    public ChannelKind Kind;

    private byte _virq;

    /// <summary>
    /// Whether an event is to be raised when the port has a word in the FIFO event array. Nothing takes that back, as on
    /// Xen: not the array's page coming, nor the port's end.
    /// </summary>
    public bool IsHeldBack;

    /// <summary>Of an unbound port: the domain that may bind. Of an interdomain one: the remote domain.</summary>
    public DomainId RemoteId
    {
        readonly get => new(_remoteId);
        set => _remoteId = value.Value;
    }

    /// <summary>Of an interdomain port: the remote port.</summary>
    public Port RemotePort
    {
        readonly get => new(_remotePort);
        set => _remotePort = value.Value;
    }

    /// <summary>Of a VIRQ's port: which.</summary>
    public Virq Virq
    {
        readonly get => (Virq)_virq;
        set => _virq = (byte)value;
    }

    /// <summary>Makes it another kind of port, bound to nothing. Its vCPU, and what the FIFO queues know of it, stay.</summary>
    public void Become(ChannelKind kind)
    {
        Kind = kind;
        Remote = null;
        Consumer = null;
        _remoteId = 0;
        _remotePort = 0;
        _virq = 0;
    }
}
