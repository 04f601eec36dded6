// A domain's event channels: what each port is bound to. How its guest is told of events is the business of the domain's
// EventAbi: 2-level from the start, FIFO from the first control block to a reset.
//
// Invariants (recounted by Checking/EventRecount.cs):
//  - Port 0 is reserved; ports are handed out lowest first, and the table grows by 64 as Xen's does: a port beyond it is
//    "no such port", a free one within it is "closed". It never shrinks.
//  - A port that is free is not handed out while its guest has it on a FIFO queue.
//  - Both ends of an interdomain channel name each other. When one closes, the other is unbound again, waiting for the
//    domain that closed.
//  - A VIRQ of a vCPU is bound to at most one port, and the table of VIRQs says to which. A global one is vCPU 0's, whichever
//    vCPU it notifies.
//  - A port notifies a vCPU that the domain has: vCPU 0 unless told otherwise, and again when it is closed.
//  - An edge that arrives while its port is masked stays pending; nobody is told until EVTCHNOP_unmask.
using System;
using System.Collections.Generic;
using System.Diagnostics;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Checking;
using HypercallSdk.Hypervisor.Debugging;
using HypercallSdk.Hypervisor.Domains;
using HypercallSdk.Hypervisor.Tracing;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor.EventChannels;

/// <summary>A domain's ports.</summary>
[DebuggerDisplay("{DebugText,nq}")]
[DebuggerTypeProxy(typeof(EventChannelsView))]
internal sealed partial class EventChannelTable
{
    private const int PortsPerBucket = 64;

    private readonly Domain _domain;
    private readonly FreePorts _free = new();
    private readonly TwoLevelEvents _twoLevel;
    private readonly uint _limit;

    // Buckets do not move: what refers to a channel stays right while the table grows.
    private EventChannel[][] _buckets = new EventChannel[1][];
    private uint _count;
    private EventAbi _abi;

    public EventChannelTable(Domain domain, int maximumPort)
    {
        _domain = domain;
        _limit = (uint)maximumPort + 1;
        _twoLevel = new TwoLevelEvents(domain);
        _abi = _twoLevel;
        Grow();
        this[default].Kind = ChannelKind.Reserved;
        _free.Take(0);
    }

    /// <summary>
    /// Says of each event for the domain whether it is raised: faults that a test asks for, on a machine that is traced (so that nobody
    /// else's events pass by here). All of them when null.
    /// </summary>
    public Func<Port, bool>? Interceptor { get; set; }

    /// <summary>Whose ports they are.</summary>
    public Domain Domain => _domain;

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    internal string DebugText => EventChannelsView.Describe(_domain);

    /// <summary>How many ports exist, port 0 and free ones included.</summary>
    public uint PortCount => _count;

    /// <summary>The highest port that the domain may have.</summary>
    public uint MaximumPort => uint.Min(_limit, _abi.PortCount) - 1;

    /// <summary>Whether the table has such a port, free or not.</summary>
    public bool Exists(Port port) => port.Value < _count;

    /// <summary>The channel of a port that exists.</summary>
    public ref EventChannel this[Port port] => ref _buckets[port.Value / PortsPerBucket][port.Value % PortsPerBucket];

    /// <summary>Finds the lowest free port; false when the domain has as many as it may.</summary>
    public bool TryAllocate(out Port port)
    {
        uint limit = uint.Min(_limit, _abi.PortCount);
        for (int free = _free.Next(1); free >= 0 && (uint)free < limit; free = _free.Next((uint)free + 1))
        {
            port = new Port((uint)free);
            if (!_abi.IsBusy(port))
                return true;
        }

        port = new Port(_count);
        if (_count >= limit)
            return false;

        Grow();
        return true;
    }

    /// <summary>Makes <paramref name="port"/> wait for <paramref name="remote"/> to bind.</summary>
    public void SetUnbound(Port port, DomainId remote) => Bind(port, ChannelKind.Unbound).RemoteId = remote;

    /// <summary>Binds <paramref name="port"/> to a back end of the host, seen by the guest as <paramref name="remote"/>'s.</summary>
    public void SetHostConsumer(Port port, DomainId remote, IEventConsumer consumer)
    {
        ref EventChannel channel = ref Bind(port, ChannelKind.Interdomain);
        channel.RemoteId = remote;
        channel.Consumer = consumer;
    }

    /// <summary>Joins <paramref name="port"/> with a port of <paramref name="remote"/> that waits for this domain.</summary>
    public void Connect(Port port, Domain remote, Port remotePort)
    {
        ref EventChannel near = ref Bind(port, ChannelKind.Interdomain);
        near.Remote = remote;
        near.RemoteId = remote.Id;
        near.RemotePort = remotePort;
        ref EventChannel far = ref remote.EventChannels[remotePort];
        far.Become(ChannelKind.Interdomain);
        far.Remote = _domain;
        far.RemoteId = _domain.Id;
        far.RemotePort = port;

        // What was sent to the remote port while it was unbound is lost; so that nobody waits for it, the near end gets
        // one event whatever happened.
        SetPending(port, ref near);
    }

    /// <summary>Binds <paramref name="port"/> to an interrupt for <paramref name="vcpu"/>.</summary>
    public void SetIpi(Port port, Vcpu vcpu) => Bind(port, ChannelKind.Ipi).NotifyVcpu = (ushort)vcpu.Id.Value;

    /// <summary>Closes a port that is in use; its pending bit goes, its mask bit stays.</summary>
    public void Close(Port port)
    {
        ref EventChannel channel = ref this[port];
        switch (channel.Kind)
        {
            case ChannelKind.Interdomain when channel.Remote is { } remote:
                ref EventChannel far = ref remote.EventChannels[channel.RemotePort];
                far.Become(ChannelKind.Unbound);
                far.RemoteId = _domain.Id;
                break;
            case ChannelKind.Virq:
                ForgetVirq(port, channel.Virq);
                break;
        }

        if (_domain.Host.Options.Planted != PlantedBug.ClosedPortStaysPending)
            _abi.ClearPending(port);

        channel.Become(ChannelKind.Free);
        channel.NotifyVcpu = 0;
        _free.Return(port.Value);
    }

    /// <summary>Closes every port, and goes back to the 2-level ABI (<c>EVTCHNOP_reset</c>).</summary>
    public void Reset()
    {
        for (uint i = 1; i < _count; i++)
        {
            var port = new Port(i);
            ChannelKind kind = this[port].Kind;
            if (kind != ChannelKind.Free && !(kind == ChannelKind.Ipi && _domain.Host.Options.Planted == PlantedBug.ResetLeavesPorts))
                Close(port);
        }

        EndFifo();
    }

    /// <summary>Sends through an interdomain port or raises an IPI; what goes to nobody is dropped.</summary>
    public void Send(Port port)
    {
        ref EventChannel channel = ref this[port];
        if (channel.Kind == ChannelKind.Ipi)
            SetPending(port, ref channel);
        else if (channel.Remote is { } remote)
            remote.EventChannels.Raise(channel.RemotePort);
        else
            channel.Consumer?.Notify();
    }

    /// <summary>Raises an event on <paramref name="port"/>, which is in use; true when something changed.</summary>
    public bool Raise(Port port) => SetPending(port, ref this[port]);

    /// <summary>Unmasks <paramref name="port"/>, which is in use; an edge that came while it was masked is delivered now.</summary>
    public void Unmask(Port port)
    {
        ref EventChannel channel = ref this[port];
        if (_domain.Host.Trace is { } trace && IsPending(port) && IsMasked(port))
            trace.Unmask(_domain.Vcpus[channel.NotifyVcpu], port);

        _abi.Unmask(port, ref channel);
    }

    /// <summary>Whether <paramref name="port"/>, which is in use, is pending.</summary>
    public bool IsPending(Port port) => _abi.IsPending(port);

    /// <summary>Whether <paramref name="port"/>, which is in use, is masked.</summary>
    public bool IsMasked(Port port) => _abi.IsMasked(port);

    /// <summary>
    /// A vCPU's <c>vcpu_info</c> was moved: what was marked in the old one may not be in the new one, so all is, and the vCPU
    /// looks for itself. Called when the new one is in place.
    /// </summary>
    public static unsafe void VcpuInfoMoved(Vcpu vcpu)
    {
        // SAFETY: the page that holds it is held while it is registered.
        vcpu.Info->PendingSelector = ulong.MaxValue;
        EventAbi.MarkEventsPending(vcpu);
    }

    /// <summary>Whether the vCPU has a <c>vcpu_info</c>: those from 32 on have none until they register one.</summary>
    public static unsafe bool HasInfo(Vcpu vcpu) => vcpu.Id.Value < SharedInfo.VcpuCount || vcpu.Info != vcpu.Domain.Host.NobodysVcpuInfo;

    /// <summary>The ports in use.</summary>
    public IEnumerable<Port> InUse()
    {
        for (uint i = 1; i < _count; i++)
        {
            var port = new Port(i);
            if (this[port].Kind != ChannelKind.Free)
                yield return port;
        }
    }

    /// <summary>Whether <paramref name="port"/> counts as free: for the recount.</summary>
    public bool IsListedFree(Port port) => _free.Contains(port.Value);

    private bool SetPending(Port port, ref EventChannel channel)
    {
        if (_domain.Host.Trace is { } trace)
        {
            if (Interceptor is { } isLetThrough && !isLetThrough(port))
                return false;

            TraceRaise outcome = IsPending(port) ? TraceRaise.Merged : IsMasked(port) ? TraceRaise.Masked : TraceRaise.Delivered;
            trace.Raise(_domain.Vcpus[channel.NotifyVcpu], port, outcome);
        }

        return _abi.SetPending(port, ref channel);
    }

    private ref EventChannel Bind(Port port, ChannelKind kind)
    {
        _free.Take(port.Value);
        ref EventChannel channel = ref this[port];
        channel.Become(kind);
        _abi.Initialize(ref channel);
        return ref channel;
    }

    private void Grow()
    {
        uint bucket = _count / PortsPerBucket;
        if (bucket == _buckets.Length)
            Array.Resize(ref _buckets, _buckets.Length * 2);

        _buckets[bucket] = new EventChannel[PortsPerBucket];
        _free.AddWord(_count);
        _count += PortsPerBucket;
    }
}
