using System.IO.Hashing;
using System.Runtime.InteropServices;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.EventChannels;

namespace HypercallSdk.Hypervisor;

/// <content>The event channels' part of the digest. What lies in the guest's own pages is in the frames'.</content>
public sealed partial class Host
{
    private static void AddEvents(XxHash128 hash, EventChannelTable channels)
    {
        Add(hash, channels.PortCount);
        for (uint i = 1; i < channels.PortCount; i++)
        {
            ref readonly EventChannel channel = ref channels[new Port(i)];
            ulong queued = channel.QueuedVcpu | ((ulong)channel.QueuedPriority << 16) | ((ulong)channel.Priority << 24) | (channel.IsHeldBack ? 1UL << 32 : 0);
            if (channel.Kind == ChannelKind.Free && queued == 0)
                continue;

            Add(hash, i | ((ulong)channel.Kind << 32) | ((ulong)channel.NotifyVcpu << 40));
            Add(hash, channel.RemoteId.Value | ((ulong)channel.RemotePort.Value << 16) | ((ulong)channel.Virq << 56));
            Add(hash, queued);
        }

        if (channels.Fifo is not { } fifo)
            return;

        Add(hash, (ulong)fifo.PageCount);
        hash.Append(MemoryMarshal.AsBytes(fifo.Pages));
        foreach (FifoQueues? queues in fifo.Queues)
        {
            Add(hash, queues is null ? 0 : (queues.Frame.Value << 12) | queues.Offset | 1);
            if (queues is not null)
                hash.Append(MemoryMarshal.AsBytes<uint>(queues.Tails));
        }
    }
}
