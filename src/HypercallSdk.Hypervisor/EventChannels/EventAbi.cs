using System.Threading;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Domains;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor.EventChannels;

/// <summary>
/// How a domain is told of events (<c>struct evtchn_port_ops</c>): where its ports' pending and mask bits lie, and how a vCPU
/// finds those that are pending. The ports that it is asked about are in use, but for <see cref="IsBusy"/>.
/// </summary>
/// <param name="domain">The domain.</param>
internal abstract unsafe class EventAbi(Domain domain)
{
    /// <summary>How many ports there can be, port 0 included.</summary>
    public abstract uint PortCount { get; }

    /// <summary>The domain.</summary>
    protected Domain Domain { get; } = domain;

    /// <summary>Makes a port that was just bound ready.</summary>
    public abstract void Initialize(ref EventChannel channel);

    /// <summary>Raises an event on a port and tells its vCPU unless it is masked; true when something changed.</summary>
    public abstract bool SetPending(Port port, ref EventChannel channel);

    /// <summary>Takes an event back that was not taken.</summary>
    public abstract void ClearPending(Port port);

    /// <summary>Unmasks a port; an edge that came while it was masked is delivered now.</summary>
    public abstract void Unmask(Port port, ref EventChannel channel);

    /// <summary>Whether a port is pending.</summary>
    public abstract bool IsPending(Port port);

    /// <summary>Whether a port is masked.</summary>
    public abstract bool IsMasked(Port port);

    /// <summary>Whether a port, free or not, is still where its guest looks for events: it is not handed out then.</summary>
    public abstract bool IsBusy(Port port);

    /// <summary>
    /// Tells a vCPU that there is something to look for (<c>vcpu_mark_events_pending</c>). What is there was written before:
    /// the last store of the three that make an event.
    /// </summary>
    public static void MarkEventsPending(Vcpu vcpu)
    {
        // SAFETY: a vCPU's vcpu_info lies in shared_info or in a page that is held while it is registered.
        if (Interlocked.Exchange(ref vcpu.Info->UpcallPending, 1) == 0)
            vcpu.Wake();
    }
}
