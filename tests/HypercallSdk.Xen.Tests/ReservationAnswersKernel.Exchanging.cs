using System;
using HypercallSdk.Abi;
using HypercallSdk.Guest;

namespace HypercallSdk.Xen.Tests;

/// <content>Exchanges.</content>
public partial struct ReservationAnswersKernel
{
    private long Exchange(MemoryReservation given, MemoryReservation taken, out long exchanged, ulong done = 0)
    {
        MemoryExchange exchange = new() { In = given, Out = taken, ExchangedCount = done };
        long result = MemoryOp.Exchange(ref exchange).Value;
        exchanged = (long)exchange.ExchangedCount;
        return result;
    }

    private void Exchanging()
    {
        long pages = Pages();
        Unmap(13);
        List.Write(Frame(13).Value);
        Other.Write(123);
        Expect("exchange"u8, 0, Exchange(Extents(Window(0), 1), Extents(Window(1), 1), out long done));
        Expect("exchange, done"u8, 1, done);
        Expect("exchange, in physical memory"u8, 123, PseudoPhysical(Other.Read()));
        Expect("exchange, out of physical memory"u8, -1, PseudoPhysical(Frame(13).Value));
        Expect("exchange, pages"u8, pages, Pages());
        Expect("exchange, the list is left"u8, (long)Frame(13).Value, (long)List.Read());
        Expect("exchange, again"u8, InvalidArgument, Exchange(Extents(Window(0), 1), Extents(Window(1), 1), out done));
        Expect("exchange, again, done"u8, 0, done);

        Unmap(14);
        Unmap(15);
        List[0].Write(Frame(14).Value);
        List[1].Write(Frame(15).Value);
        Other.Write(9);
        Expect("exchange, two for one of two"u8, 0, Exchange(Extents(Window(0), 2), Extents(Window(1), 1, 1), out done));
        Expect("exchange, two for one of two, done"u8, 2, done);
        Expect("exchange, two for one of two, second"u8, 10, PseudoPhysical(Other.Read() + 1));
        List.Write(Other.Read());
        Other[0].Write(9);
        Other[1].Write(10);
        Expect("exchange, one of two for two"u8, 0, Exchange(Extents(Window(0), 1, 1), Extents(Window(1), 2), out done));
        Expect("exchange, one of two for two, done"u8, 1, done);

        Unmap(16);
        List[0].Write(Frame(16).Value);
        List[1].Write(Frame(17).Value);
        Other[0].Write(1);
        Other[1].Write(2);
        Expect("exchange, second mapped"u8, InvalidArgument, Exchange(Extents(Window(0), 2), Extents(Window(1), 2), out done));
        Expect("exchange, second mapped, done"u8, 1, done);
        Expect("exchange, second mapped, its place is left"u8, 2, (long)Other[1].Read());
    }

    private void BadExchanges()
    {
        List.Write(Frame(17).Value);
        Other.Write(123);
        MemoryReservation given = Extents(Window(0), 1);
        MemoryReservation taken = Extents(Window(1), 1);
        Expect("exchange, mapped"u8, InvalidArgument, Exchange(given, taken, out _));
        Expect("exchange, bad pointer"u8, BadAddress, Gate.Invoke(12, 11, BadPointer));
        Expect("exchange, continued"u8, InvalidArgument, Gate.Invoke(12, 11 | (1 << 6), Window(2)));
        Expect("exchange, order 19"u8, NotPermitted, Exchange(Extents(Window(0), 1, 19), Extents(Window(1), 1, 19), out _));
        Expect("exchange, done beyond"u8, InvalidArgument, Exchange(given, taken, out long done, 2));
        Expect("exchange, done beyond, left"u8, 2, done);
        Expect("exchange, all done"u8, 0, Exchange(Extents(HypervisorMemory.Start, 1), Extents(HypervisorMemory.Start, 1), out _, 1));
        Expect("exchange, none"u8, 0, Exchange(Extents(HypervisorMemory.Start, 0), Extents(HypervisorMemory.Start, 0), out _));

        // Where nothing is left to do, nothing is written; where the exchange is refused, the count is.
        GuestPointer<MemoryExchange> readOnly = new(Window(2));
        readOnly.Write(new() { In = given, Out = taken, ExchangedCount = 1 });
        readOnly[1].Write(new() { In = given, Out = taken, ExchangedCount = 2 });
        _ = KernelMemory.MapPage(new VirtualAddress(Window(2)), new PageTableEntry(Frame(2), PageTableFlags.Present | PageTableFlags.User));
        Expect("exchange, all done, read-only"u8, 0, Gate.Invoke(12, 11, readOnly.Address));
        Expect("exchange, done beyond, read-only"u8, BadAddress, Gate.Invoke(12, 11, readOnly[1].Address));
        _ = KernelMemory.MapPage(new VirtualAddress(Window(2)), Frame(2));
        Expect("exchange, two domains"u8, InvalidArgument, Exchange(given, Extents(Window(1), 1, 0, 0, 0), out _));
        Expect("exchange, no such domain"u8, NoSuchDomain, Exchange(Extents(Window(0), 1, 0, 0, 77), Extents(Window(1), 1, 0, 0, 77), out _));
        Expect("exchange, sizes differ"u8, InvalidArgument, Exchange(given, Extents(Window(1), 2), out _));
        Expect("exchange, sizes too large"u8, InvalidArgument, Exchange(Extents(Window(0), 1UL << 63, 1), Extents(Window(1), 1UL << 63, 1), out _));
        Expect("exchange, given list in the hypervisor"u8, BadAddress, Exchange(Extents(HypervisorMemory.Start, 1), taken, out _));
        Expect("exchange, taken list in the hypervisor"u8, BadAddress, Exchange(given, Extents(HypervisorMemory.Start, 1), out _));
        Expect("exchange, node 64"u8, InvalidArgument, Exchange(given, Extents(Window(1), 1, 0, (65 << 8) | (1 << 17)), out _));
        Unmap(17);
        Expect("exchange, 12 address bits"u8, OutOfMemory, Exchange(given, Extents(Window(1), 1, 0, 12), out _));
        List.Write(0x7fff_ffff);
        Expect("exchange, no memory"u8, InvalidArgument, Exchange(given, taken, out _));
        Expect("exchange, bad given list"u8, BadAddress, Exchange(Extents(BadPointer, 1), taken, out done));
        Expect("exchange, bad given list, done"u8, 0, done);
        List[0].Write(Frame(17).Value);
        List[1].Write(Frame(17).Value);
        Expect("exchange, a frame twice"u8, InvalidArgument, Exchange(Extents(Window(0), 2), Extents(Window(1), 1, 1), out done));
        Expect("exchange, a frame twice, kept"u8, (long)FirstFreePage + 17, PseudoPhysical(Frame(17).Value));

        // The list cannot be written: the frame is gone all the same.
        long pages = Pages();
        Expect("exchange, bad taken list"u8, BadAddress, Exchange(given, Extents(BadPointer, 1), out done));
        Expect("exchange, bad taken list, done"u8, 0, done);
        Expect("exchange, bad taken list, out of physical memory"u8, -1, PseudoPhysical(Frame(17).Value));
        Expect("exchange, bad taken list, pages"u8, pages, Pages());
    }
}
