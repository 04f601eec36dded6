using System;
using System.Collections.Generic;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Domains;
using HypercallSdk.Hypervisor.EventChannels;
using HypercallSdk.Hypervisor.Scheduling;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor.Checking;

/// <summary>The recount of the domains' event channels.</summary>
internal static class EventRecount
{
    /// <summary>Looks at every port; returns what disagrees.</summary>
    public static IReadOnlyList<string> Run(Host host)
    {
        List<string>? lines = null;
        foreach (Domain domain in host.Domains)
        {
            CheckPorts(host, domain, ref lines);
            CheckVirqs(domain, ref lines);
            CheckQueues(domain, ref lines);
        }

        return lines is null ? [] : lines;
    }

    /// <summary>Finds vCPUs that could run and that nobody is going to run.</summary>
    public static IReadOnlyList<string> Sleepers(Host host)
    {
        List<string>? lines = null;
        foreach (Domain domain in host.Domains)
        {
            foreach (Vcpu vcpu in domain.Vcpus)
            {
                if (vcpu.IsRunnable && vcpu.Runstate.Kind >= RunstateKind.Blocked)
                    Say(ref lines, $"{vcpu} has something to do and is {vcpu.Runstate.Kind}");
            }
        }

        return lines is null ? [] : lines;
    }

    private static void CheckPorts(Host host, Domain domain, ref List<string>? lines)
    {
        EventChannelTable channels = domain.EventChannels;
        if (channels[default].Kind != ChannelKind.Reserved || channels.IsListedFree(default))
            Say(ref lines, $"{domain}: port 0 is {channels[default].Kind}");

        for (uint i = 1; i < channels.PortCount; i++)
        {
            var port = new Port(i);
            ref readonly EventChannel channel = ref channels[port];
            if (channels.IsListedFree(port) != (channel.Kind == ChannelKind.Free))
                Say(ref lines, $"{domain}: port {i} is {channel.Kind} and is counted as {(channels.IsListedFree(port) ? "free" : "in use")}");

            if (channel.NotifyVcpu >= domain.Vcpus.Count || (channel.Kind == ChannelKind.Free && channel.NotifyVcpu != 0))
                Say(ref lines, $"{domain}: port {i} ({channel.Kind}) notifies vCPU {channel.NotifyVcpu}");

            if (channel.Kind == ChannelKind.Virq && channels.PortOf(domain.Vcpus[EventChannelTable.IsGlobal(channel.Virq) ? 0 : channel.NotifyVcpu], channel.Virq) != port)
                Say(ref lines, $"{domain}: port {i} is bound to {channel.Virq} of vCPU {channel.NotifyVcpu}, which does not name it");

            if (channel.Remote is not { } remote)
                continue;

            ref readonly EventChannel far = ref remote.EventChannels[channel.RemotePort];
            if (channel.Kind != ChannelKind.Interdomain || far.Kind != ChannelKind.Interdomain || far.Remote != domain || far.RemotePort != port)
                Say(ref lines, $"{domain}: port {i} ({channel.Kind}) names port {channel.RemotePort} of {remote}, which is {far.Kind} and names {far.RemotePort} of {far.Remote}");

            if (!Contains(host.Domains, remote))
                Say(ref lines, $"{domain}: port {i} leads to {remote}, which is no more");
        }
    }

    private static void CheckVirqs(Domain domain, ref List<string>? lines)
    {
        EventChannelTable channels = domain.EventChannels;
        foreach ((uint vcpu, Virq virq, Port port) in channels.BoundVirqs())
        {
            bool isThere = channels.Exists(port) && channels[port].Kind == ChannelKind.Virq && channels[port].Virq == virq;
            if (!isThere || (EventChannelTable.IsGlobal(virq) ? vcpu != 0 : channels[port].NotifyVcpu != vcpu))
                Say(ref lines, $"{domain}: {virq} of vCPU {vcpu} names port {port}, which is another's");
        }
    }

    private static void CheckQueues(Domain domain, ref List<string>? lines)
    {
        if (domain.EventChannels.Fifo is not { } fifo)
            return;

        for (int vcpu = 0; vcpu < fifo.Queues.Length; vcpu++)
        {
            ReadOnlySpan<uint> tails = fifo.Queues[vcpu] is { } queues ? queues.Tails : [];
            for (int priority = 0; priority < tails.Length; priority++)
            {
                uint tail = tails[priority];
                if (tail == 0)
                    continue;

                if (tail >= fifo.PageCount * FifoEvents.WordsPerPage || tail >= domain.EventChannels.PortCount)
                {
                    Say(ref lines, $"{domain}: queue {priority} of vCPU {vcpu} ends with port {tail}, which has no word");
                    continue;
                }

                ref readonly EventChannel channel = ref domain.EventChannels[new Port(tail)];
                if (channel.QueuedVcpu != vcpu || channel.QueuedPriority != priority)
                    Say(ref lines, $"{domain}: queue {priority} of vCPU {vcpu} ends with port {tail}, which was on queue {channel.QueuedPriority} of vCPU {channel.QueuedVcpu} since");
            }
        }
    }

    private static bool Contains(IReadOnlyList<Domain> domains, Domain wanted)
    {
        foreach (Domain domain in domains)
        {
            if (domain == wanted)
                return true;
        }

        return false;
    }

    private static void Say(ref List<string>? lines, string line) => (lines ??= []).Add(line);
}
