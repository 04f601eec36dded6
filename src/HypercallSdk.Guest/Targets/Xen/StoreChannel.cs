// The ring between the domain and the store: bytes each way, requests out, replies and watch events in. Each message is a
// header and the bytes that it counts. What is put is whole before the producer index says so; what is taken is whole or
// stays where it is until it is. The store's indices are what another domain wrote, and are bounded before use.
using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using HypercallSdk.Abi;

namespace HypercallSdk.Guest;

/// <summary>Messages to and from the store.</summary>
internal static class StoreChannel
{
    private const uint HeaderSize = 16;

    // Where the fields of StoreRing lie: sums, not fields, for what ConsoleTransport says.
    private const int Responses = StoreRing.RingSize;
    private const int Indices = 2 * StoreRing.RingSize;
    private const int RequestConsumer = Indices;
    private const int RequestProducer = Indices + 4;
    private const int ResponseConsumer = Indices + 8;
    private const int ResponseProducer = Indices + 12;

    // Nanoseconds that one wait for the store's event takes at most.
    private const ulong LongestWait = 100_000_000;

    /// <summary>Puts a request into the ring and tells the store.</summary>
    /// <param name="type">What it asks for.</param>
    /// <param name="path">The node, from the domain's own directory on.</param>
    /// <param name="rest">What follows the zero that ends the path.</param>
    /// <param name="request">Its number, for its reply.</param>
    /// <returns>Whether there was room for it.</returns>
    internal static bool TryPut(StoreMessageType type, ReadOnlySpan<byte> path, ReadOnlySpan<byte> rest, out uint request)
    {
        ref StoreState state = ref GuestLibraryState.Current.Store;
        request = 0;
        int length = path.Length + 1 + rest.Length;
        uint produced = Index(RequestProducer).Read();
        bool hasSense = Index(RequestConsumer).ReadUntrusted().TryDistance(produced - StoreRing.RingSize, StoreRing.RingSize, out uint room);
        Gate.MemoryBarrier();
        if (!hasSense || room < HeaderSize + (uint)length)
        {
            return false;
        }

        request = ++state.LastRequest;
        var header = new StoreMessage { Type = type, RequestId = request, Length = (uint)length };
        Put(ref produced, MemoryMarshal.CreateReadOnlySpan(in Unsafe.As<StoreMessage, byte>(ref header), (int)HeaderSize));
        Put(ref produced, path);
        Put(ref produced, "\0"u8);
        Put(ref produced, rest);
        Gate.MemoryBarrier();
        Index(RequestProducer).Write(produced);
        Notify();
        return true;
    }

    /// <summary>Takes a message, if a whole one has come.</summary>
    /// <param name="header">Its header.</param>
    /// <param name="body">Where its bytes go; of a message with more of them nothing but the header is given.</param>
    /// <param name="length">How many there are.</param>
    internal static bool TryTake(out StoreMessage header, Span<byte> body, out int length)
    {
        ref StoreState state = ref GuestLibraryState.Current.Store;
        header = default;
        length = 0;
        uint consumed = Index(ResponseConsumer).Read();
        if (!Index(ResponseProducer).ReadUntrusted().TryDistance(consumed, StoreRing.RingSize, out uint available))
        {
            return false;
        }

        Gate.MemoryBarrier();
        if (state.Skipping != 0)
        {
            uint skipped = Math.Min(state.Skipping, available);
            state.Skipping -= skipped;
            available -= skipped;
            consumed += skipped;
            Consume(skipped, consumed);
        }

        if (available < HeaderSize)
        {
            return false;
        }

        uint next = consumed;
        StoreMessage read = default;
        Take(ref next, MemoryMarshal.CreateSpan(ref Unsafe.As<StoreMessage, byte>(ref read), (int)HeaderSize));
        if (read.Length > (uint)body.Length)
        {
            state.Skipping = read.Length;
        }
        else if (available - HeaderSize < read.Length)
        {
            return false;
        }
        else
        {
            length = (int)read.Length;
            Take(ref next, body.Slice(0, length));
        }

        header = read;
        Consume(next - consumed, next);
        return true;
    }

    /// <summary>Waits for the store's event, upcalls masked, and for no longer than a moment.</summary>
    internal static void Wait()
    {
        Port port = GuestLibraryState.Current.StartInfo.StorePort;
        Events.Drop(port);
        if (Index(ResponseProducer).Read() != Index(ResponseConsumer).Read())
        {
            return;
        }

        ArgumentArea area = ArgumentArea.Open();
        ulong ports = area.Place(in port);
        ulong now = Timers.SystemTime - GuestLibraryState.Current.Timers.Offset;
        var op = new SchedPoll { Ports = new GuestPointer<Port>(ports), PortCount = 1, Timeout = now + LongestWait };
        _ = SchedOp.Poll(in op); // whatever ended it, the caller looks at the ring
        area.Close();
    }

    private static void Consume(uint count, uint consumed)
    {
        if (count != 0)
        {
            Gate.MemoryBarrier();
            Index(ResponseConsumer).Write(consumed);
            Notify();
        }
    }

    private static GuestPointer<uint> Index(int offset) => new(GuestLibraryState.Current.Store.RingAddress + (ulong)(uint)offset);

    // Up to the ring's end, then from its start.
    private static void Put(ref uint produced, ReadOnlySpan<byte> bytes)
    {
        var ring = new GuestPointer<byte>(GuestLibraryState.Current.Store.RingAddress);
        foreach (byte value in bytes)
        {
            ring[produced++ % StoreRing.RingSize].Write(value);
        }
    }

    private static void Take(ref uint consumed, Span<byte> bytes)
    {
        var ring = new GuestPointer<byte>(GuestLibraryState.Current.Store.RingAddress + Responses);
        for (int index = 0; index < bytes.Length; index++)
        {
            bytes[index] = ring[consumed++ % StoreRing.RingSize].Read();
        }
    }

    // A store that is gone answers nothing: whoever waits gives up.
    private static void Notify() => _ = Events.Send(GuestLibraryState.Current.StartInfo.StorePort);
}
