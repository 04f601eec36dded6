using System;
using System.Threading;
using HypercallSdk.Abi;

namespace HypercallSdk.Guest;

/// <summary>Where console text goes: <c>console_io</c> in domain 0, the PV console ring elsewhere.</summary>
/// <remarks>
/// The ring's producer index is ours and its consumer index the console daemon's; both run freely and are taken modulo
/// the ring's size. Text is written before the producer index that announces it, and room is looked for after the
/// consumer index that gave it was read: a barrier stands between. A full ring is announced and waited for; when the
/// far end takes nothing for <see cref="Patience"/> rounds, and on real Xen for a second too, what is left is dropped and
/// counted. From then on the rounds are enough, until something is taken again. One vCPU sends at a time, so that what is
/// sent at once comes out in one piece.
/// </remarks>
internal static class ConsoleTransport
{
    private const int Patience = 1000;

    // Nanoseconds. A yield is over at once where the far end has a processor of its own, and Xen's console daemon looks away
    // for 200 ms from a guest that announces more than 30 times in as long.
    private const ulong FarEndPatience = 1_000_000_000;

    // Nanoseconds that another vCPU has to end its line. It may have to wait for a physical CPU behind many others.
    private const ulong SenderPatience = 1_000_000_000;

    // The ring is input, output, then the indices of both: two of input, two of output, the producer behind the consumer. Sums,
    // and not the fields' addresses: beyond 2 KiB the runtime reads the structure's first byte before it takes one (its check
    // for null).
    private static GuestPointer<uint> OutputConsumer =>
        new GuestPointer<uint>(GuestLibraryState.Current.Console.RingAddress + ConsoleRing.InputSize + ConsoleRing.OutputSize)[2];

    /// <summary>Finds the console that this domain was given.</summary>
    internal static void Open()
    {
        ref GuestLibraryState state = ref GuestLibraryState.Current;
        bool isInitialDomain = (state.StartInfo.Flags & StartInfoFlags.InitialDomain) != 0;
        state.Console.RingAddress =
            !isInitialDomain && KernelMemory.TryGetAddress(state.StartInfo.Console.Frame, out VirtualAddress ring) ? ring.Value : 0;
    }

    /// <summary>Takes what was typed, as much as there is room for; returns how much.</summary>
    internal static int Receive(Span<byte> buffer)
    {
        ulong ring = GuestLibraryState.Current.Console.RingAddress;
        if (ring == 0)
        {
            HypercallResult read = ConsoleIo.Read(buffer);
            return read.IsError ? 0 : (int)read.Value;
        }

        // The input indices lie before those of the output: consumer, producer.
        GuestPointer<uint> consumer = OutputConsumer - 2;
        uint consumed = consumer.Read();
        if (!consumer[1].ReadUntrusted().TryDistance(consumed, ConsoleRing.InputSize, out uint available) || available == 0)
        {
            return 0;
        }

        Gate.MemoryBarrier();
        var input = new GuestPointer<byte>(ring);
        int taken = 0;
        while (taken < buffer.Length && available != 0)
        {
            uint place = consumed % ConsoleRing.InputSize;
            int length = (int)Math.Min(Math.Min(available, ConsoleRing.InputSize - place), (uint)(buffer.Length - taken));
            input[place].CopyTo(buffer.Slice(taken, length));
            consumed += (uint)length;
            available -= (uint)length;
            taken += length;
        }

        Gate.MemoryBarrier();
        consumer.Write(consumed);
        Notify();
        return taken;
    }

    internal static void Send(ReadOnlySpan<byte> text)
    {
        bool isMine = TryBecomeSender();
        if (GuestLibraryState.Current.Console.RingAddress == 0)
        {
            _ = ConsoleIo.Write(text); // there is nowhere to say that it failed
        }
        else
        {
            SendToRing(text);
        }

        if (isMine)
        {
            Volatile.Write(ref GuestLibraryState.Current.Console.Sender, 0);
        }
    }

    /// <summary>
    /// Waits until the far end has taken all: what it takes after the domain was saved would come out once more where it is
    /// restored.
    /// </summary>
    internal static void Drain()
    {
        if (GuestLibraryState.Current.Console.RingAddress == 0 || !SpinWait.IsUseful)
        {
            return;
        }

        GuestPointer<uint> consumer = OutputConsumer;
        ulong limit = Timers.SystemTime + SenderPatience;
        while (consumer.Read() != consumer[1].Read() && Timers.SystemTime < limit)
        {
            SpinWait.Once();
        }
    }

    // No SpinLock, which tells on the console what is wrong with it: a report must come out whoever stopped in mid-line. It
    // may be one's own: then one is already sending, and this line comes out within that one.
    private static bool TryBecomeSender()
    {
        ref int sender = ref GuestLibraryState.Current.Console.Sender;
        int self = Vcpu.Id + 1;
        ulong limit = 0;
        while (true)
        {
            int holder = Interlocked.CompareExchange(ref sender, self, 0);
            if (holder == 0 || holder == self || !SpinWait.IsUseful)
            {
                return holder == 0;
            }

            ulong now = Timers.SystemTime;
            limit = limit == 0 ? now + SenderPatience : limit;
            if (now >= limit)
            {
                return false;
            }

            SpinWait.Once();
        }
    }

    private static void SendToRing(ReadOnlySpan<byte> text)
    {
        ulong ring = GuestLibraryState.Current.Console.RingAddress;
        var output = new GuestPointer<byte>(ring + ConsoleRing.InputSize);
        GuestPointer<uint> consumer = OutputConsumer;
        GuestPointer<uint> producer = consumer[1];
        int waited = 0;
        ulong limit = 0;
        while (text.Length != 0)
        {
            uint produced = producer.Read();

            // The room is how far the far end's index is ahead of where it would be with the ring full; anywhere else, none.
            _ = consumer.ReadUntrusted().TryDistance(produced - ConsoleRing.OutputSize, ConsoleRing.OutputSize, out uint room);
            Gate.MemoryBarrier();
            if (room == 0)
            {
                if (++waited > Patience && !MayWaitOn(ref limit))
                {
                    GuestLibraryState.Current.Console.FarEndIsSilent = true;
                    GuestLibraryState.Current.Console.BytesDropped += (ulong)text.Length;
                    return;
                }

                Notify();
                _ = SchedOp.Yield(); // cannot fail
                continue;
            }

            // Up to the room, the text and the ring's end, whichever comes first.
            uint place = produced % ConsoleRing.OutputSize;
            int length = (int)Math.Min(Math.Min(room, ConsoleRing.OutputSize - place), (uint)text.Length);
            output[place].CopyFrom(text.Slice(0, length));
            Gate.MemoryBarrier();
            producer.Write(produced + (uint)length);
            text = text.Slice(length);
            waited = 0;
            limit = 0;
            GuestLibraryState.Current.Console.FarEndIsSilent = false;
        }

        Notify();
    }

    // There is no clock before shared_info is mapped.
    private static bool MayWaitOn(ref ulong limit)
    {
        if (!SpinWait.IsUseful || !SharedInfoWindow.IsMapped || GuestLibraryState.Current.Console.FarEndIsSilent)
        {
            return false;
        }

        ulong now = Timers.SystemTime;
        limit = limit == 0 ? now + FarEndPatience : limit;
        return now < limit;
    }

    // A far end that is gone takes nothing: the patience above ends the wait.
    private static void Notify() => _ = Events.Send(GuestLibraryState.Current.StartInfo.Console.Port);
}
