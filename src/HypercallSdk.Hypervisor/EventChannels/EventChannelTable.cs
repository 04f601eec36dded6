// A domain's event channels, the 2-level kind (4,096 ports).
//
// Invariants:
//  - Port 0 is reserved; ports are handed out lowest first, and the table grows by 64 as Xen's does: a port beyond it is
//    "no such port", a free one within it is "closed".
//  - Both ends of an interdomain channel name each other. When one closes, the other is unbound again, waiting for the
//    domain that closed.
//  - A VIRQ of a vCPU is bound to at most one port; Vcpu.VirqPorts says which.
//  - An edge that arrives while its port is masked stays pending; nobody is told until EVTCHNOP_unmask.
using System;
using System.Collections.Generic;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Domains;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor.EventChannels;

/// <summary>A domain's ports.</summary>
internal sealed unsafe class EventChannelTable
{
    private const int GrowBy = 64;

    private readonly Domain _domain;
    private readonly int _limit;
    private EventChannel[] _channels = new EventChannel[GrowBy];

    public EventChannelTable(Domain domain, int maximumPort)
    {
        _domain = domain;
        _limit = int.Min(maximumPort + 1, EventChannelLimits.ChannelCount);
        _channels[0].Kind = ChannelKind.Reserved;
    }

    /// <summary>The ports that exist, free ones included.</summary>
    public ReadOnlySpan<EventChannel> Channels => _channels;

    /// <summary>The highest port that the domain may have.</summary>
    public int MaximumPort => _limit - 1;

    /// <summary>Whether the table has such a port, free or not.</summary>
    public bool Exists(Port port) => port.Value < (uint)_channels.Length;

    /// <summary>The channel of a port that exists.</summary>
    public ref EventChannel this[Port port] => ref _channels[port.Value];

    /// <summary>Finds the lowest free port; false when the domain has as many as it may.</summary>
    public bool TryAllocate(out Port port)
    {
        for (int i = 1; i < _limit; i++)
        {
            if (i == _channels.Length)
                Array.Resize(ref _channels, _channels.Length + GrowBy);

            if (_channels[i].Kind == ChannelKind.Free)
            {
                port = new Port((uint)i);
                return true;
            }
        }

        port = default;
        return false;
    }

    /// <summary>Makes <paramref name="port"/> wait for <paramref name="remote"/> to bind.</summary>
    public void SetUnbound(Port port, DomainId remote) =>
        this[port] = new EventChannel { Kind = ChannelKind.Unbound, RemoteId = remote };

    /// <summary>Binds <paramref name="port"/> to a back end of the host, seen by the guest as <paramref name="remote"/>'s.</summary>
    public void SetHostConsumer(Port port, DomainId remote, IEventConsumer consumer) =>
        this[port] = new EventChannel { Kind = ChannelKind.Interdomain, RemoteId = remote, Consumer = consumer };

    /// <summary>Joins <paramref name="port"/> with a port of <paramref name="remote"/> that waits for this domain.</summary>
    public void Connect(Port port, Domain remote, Port remotePort)
    {
        this[port] = new EventChannel { Kind = ChannelKind.Interdomain, Remote = remote, RemoteId = remote.Id, RemotePort = remotePort };
        ref EventChannel far = ref remote.EventChannels[remotePort];
        far = new EventChannel
        {
            Kind = ChannelKind.Interdomain,
            Remote = _domain,
            RemoteId = _domain.Id,
            RemotePort = port,
            NotifyVcpu = far.NotifyVcpu,
        };

        // What was sent to the remote port while it was unbound is lost; so that nobody waits for it, the near end gets
        // one event whatever happened.
        Raise(port);
    }

    /// <summary>Binds <paramref name="port"/> to a VIRQ of <paramref name="vcpu"/>.</summary>
    public void SetVirq(Port port, Vcpu vcpu, Virq virq)
    {
        this[port] = new EventChannel { Kind = ChannelKind.Virq, Virq = virq, NotifyVcpu = (ushort)vcpu.Id.Value };
        vcpu.VirqPorts[(int)virq] = (ushort)port.Value;
    }

    /// <summary>Binds <paramref name="port"/> to an interrupt for <paramref name="vcpu"/>.</summary>
    public void SetIpi(Port port, Vcpu vcpu) =>
        this[port] = new EventChannel { Kind = ChannelKind.Ipi, NotifyVcpu = (ushort)vcpu.Id.Value };

    /// <summary>Closes a port that is in use; its pending bit goes, its mask bit stays.</summary>
    public void Close(Port port)
    {
        ref EventChannel channel = ref this[port];
        switch (channel.Kind)
        {
            case ChannelKind.Interdomain when channel.Remote is { } remote:
                ref EventChannel far = ref remote.EventChannels[channel.RemotePort];
                far = new EventChannel { Kind = ChannelKind.Unbound, RemoteId = _domain.Id, NotifyVcpu = far.NotifyVcpu };
                break;
            case ChannelKind.Virq:
                foreach (Vcpu vcpu in _domain.Vcpus)
                {
                    if (vcpu.VirqPorts[(int)channel.Virq] == port.Value)
                        vcpu.VirqPorts[(int)channel.Virq] = 0;
                }

                break;
        }

        channel = default;
        _domain.Shared.ClearPending(port);
    }

    /// <summary>Closes every port.</summary>
    public void CloseAll()
    {
        for (uint i = 1; i < _channels.Length; i++)
        {
            if (_channels[i].Kind != ChannelKind.Free)
                Close(new Port(i));
        }
    }

    /// <summary>Sends through an interdomain port or raises an IPI; what goes to nobody is dropped.</summary>
    public void Send(Port port)
    {
        ref readonly EventChannel channel = ref this[port];
        if (channel.Kind == ChannelKind.Ipi)
            Raise(port);
        else if (channel.Remote is { } remote)
            remote.EventChannels.Raise(channel.RemotePort);
        else
            channel.Consumer?.Notify();
    }

    /// <summary>Raises an event on <paramref name="port"/>, in Xen's order; true when something changed.</summary>
    public bool Raise(Port port)
    {
        SharedPage shared = _domain.Shared;
        if (shared.TestAndSetPending(port))
            return false;

        if (!shared.IsMasked(port))
            MarkVcpu(port);

        return true;
    }

    /// <summary>Unmasks <paramref name="port"/>; an edge that came while it was masked is delivered now.</summary>
    public void Unmask(Port port)
    {
        SharedPage shared = _domain.Shared;
        if (shared.TestAndClearMask(port) && shared.IsPending(port))
            MarkVcpu(port);
    }

    /// <summary>Raises a VIRQ of one vCPU; true when something changed.</summary>
    public bool RaiseVirq(Vcpu vcpu, Virq virq)
    {
        ushort port = vcpu.VirqPorts[(int)virq];
        return port != 0 && Raise(new Port(port));
    }

    /// <summary>The ports in use, for the state hash.</summary>
    public IEnumerable<Port> InUse()
    {
        for (uint i = 1; i < _channels.Length; i++)
        {
            if (_channels[i].Kind != ChannelKind.Free)
                yield return new Port(i);
        }
    }

    private void MarkVcpu(Port port)
    {
        Vcpu vcpu = _domain.Vcpus[this[port].NotifyVcpu];
        if (SharedPage.TestAndSetSelector(vcpu.Info, port))
            return;

        // SAFETY: Info lies in the domain's shared_info frame, which is there as long as the domain.
        if (vcpu.Info->UpcallPending != 0)
            return;

        vcpu.Info->UpcallPending = 1;
        vcpu.Wake();
    }
}
