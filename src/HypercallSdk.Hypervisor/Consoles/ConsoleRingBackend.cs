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
        bool hasTaken = Drain();
        if ((Fill() || hasTaken) && domain.EventChannels[port].Consumer == this)
            domain.EventChannels.Raise(port);
    }

    /// <summary>Something was typed: as much of it as there is room for goes into the ring, and the guest is told.</summary>
    public void Type()
    {
        if (Fill() && domain.EventChannels[port].Consumer == this)
            domain.EventChannels.Raise(port);
    }

    // False where nothing was typed, or the guest has left no room: when it has taken something it sends, and then there is.
    private bool Fill()
    {
        if (domain.Console.Typed.Count == 0)
            return false;

        uint producer = ring->InputProducer;
        var consumer = new Untrusted<uint>(Volatile.Read(ref ring->InputConsumer));
        if (!consumer.TryDistance(producer - ConsoleRing.InputSize, ConsoleRing.InputSize, out uint room) || room == 0)
            return false;

        // SAFETY: as in Drain.
        Span<byte> input = MemoryMarshal.AsBytes(new Span<Bytes1024>(ref ring->Input));
        int start = (int)(producer & (ConsoleRing.InputSize - 1));
        int first = int.Min((int)room, ConsoleRing.InputSize - start);
        int put = domain.Console.Take(input.Slice(start, first));
        put += put == first ? domain.Console.Take(input[..((int)room - first)]) : 0;
        Volatile.Write(ref ring->InputProducer, producer + (uint)put);
        return true;
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
