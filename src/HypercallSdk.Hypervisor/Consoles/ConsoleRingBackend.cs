// The far end of a domain's console ring (xencons_interface): a page of the guest's with two rings of bytes and four
// running indices. The guest writes output and moves out_prod, then sends on its console port; this end takes what is
// there, moves out_cons and sends back, so that a guest that waits for room goes on. The guest may write anything into
// the page: indices further apart than the ring is long mean that it did, and nothing is taken.
using System;
using System.Runtime.InteropServices;
using System.Threading;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Domains;
using HypercallSdk.Hypervisor.EventChannels;

namespace HypercallSdk.Hypervisor.Consoles;

/// <summary>Takes what a domain prints into its console ring.</summary>
internal sealed unsafe class ConsoleRingBackend(Domain domain, ConsoleRing* ring, Port port) : IEventConsumer
{
    /// <inheritdoc/>
    public void Notify()
    {
        if (Drain() && domain.EventChannels[port].Consumer == this)
            domain.EventChannels.Raise(port);
    }

    /// <summary>Takes what is in the ring; false when there was nothing.</summary>
    public bool Drain()
    {
        uint consumer = ring->OutputConsumer;
        var producer = new Untrusted<uint>(Volatile.Read(ref ring->OutputProducer));
        if (!producer.TryDistance(consumer, ConsoleRing.OutputSize, out uint available) || available == 0)
            return false;

        // SAFETY: the ring is a page of the guest's, which the hypervisor keeps as long as the domain.
        ReadOnlySpan<byte> output = MemoryMarshal.AsBytes(new ReadOnlySpan<Bytes2048>(in ring->Output));
        int start = (int)(consumer & (ConsoleRing.OutputSize - 1));
        int first = int.Min((int)available, ConsoleRing.OutputSize - start);
        domain.Console.Write(output.Slice(start, first));
        domain.Console.Write(output[..((int)available - first)]);
        Volatile.Write(ref ring->OutputConsumer, consumer + available);
        return true;
    }
}
