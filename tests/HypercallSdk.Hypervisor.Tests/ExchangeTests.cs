using System;
using System.Linq;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Domains;
using HypercallSdk.Hypervisor.Machine;

namespace HypercallSdk.Hypervisor.Tests;

// Frames for frames. Xen's own history of it is one of writes to where a guest must not write (XSA-29, XSA-212) and of
// answers that said what had not been done: everything is checked before the first frame is taken, and a chunk is
// exchanged whole or not at all.
public sealed class ExchangeTests : IDisposable
{
    private const ulong Hole = HypervisorMemory.Start;

    private readonly Host _host = new();
    private readonly ReservationProbe _zero;
    private readonly ReservationProbe _one;

    public ExchangeTests()
    {
        _zero = ReservationProbe.Boot(_host, maximum: null);
        _one = ReservationProbe.Boot(_host);
    }

    public void Dispose() => _host.Dispose();

    [Fact]
    public void One_frame_is_exchanged_for_another_at_the_place_that_the_guest_names()
    {
        ulong old = _one.Increase(1)[0];
        Fill(old);
        MemoryExchange exchange = Exchange(0, [old], 0, [1234]);
        Assert.Equal(1UL, AssertExchanged(ref exchange));
        ulong given = _one.Read(_one.OtherList, 1)[0];
        Assert.NotEqual(old, given);
        AssertOwned(given, 1234);
        AssertFree(old);
    }

    [Fact]
    public void Small_extents_become_a_large_one()
    {
        ulong[] old = _one.Increase(8);
        MemoryExchange exchange = Exchange(0, old, 2, [100, 200]);
        Assert.Equal(8UL, AssertExchanged(ref exchange));
        ulong[] given = _one.Read(_one.OtherList, 2);
        for (ulong i = 0; i < 4; i++)
        {
            AssertOwned(given[0] + i, 100 + i);
            AssertOwned(given[1] + i, 200 + i);
        }

        Assert.All(given, frame => Assert.Equal(0UL, frame % 4));

        // What was given for the first one is free for the second.
        Assert.All(old, frame => Assert.False(frame - given[0] < 4));
        foreach (ulong frame in old)
        {
            if (frame - given[1] >= 4)
                AssertFree(frame);
        }
    }

    [Fact]
    public void A_large_extent_becomes_small_ones()
    {
        ulong[] old = _one.Increase(2, order: 2);
        MemoryExchange exchange = Exchange(2, old, 0, [1, 2, 3, 4, 5, 6, 7, 8]);
        Assert.Equal(2UL, AssertExchanged(ref exchange));
        ulong[] given = _one.Read(_one.OtherList, 8);
        for (int i = 0; i < 8; i++)
            AssertOwned(given[i], (ulong)i + 1);
    }

    [Fact]
    public void A_domain_at_its_maximum_exchanges_all_the_same()
    {
        _one.Domain.Memory.MaximumPages = _one.Domain.PageCount + 3;
        ulong[] old = _one.Increase(3);
        ulong before = _one.Domain.PageCount;
        MemoryExchange exchange = Exchange(0, old, 0, [1, 2, 3]);
        AssertExchanged(ref exchange);
        Assert.Equal(before, _one.Domain.PageCount);
    }

    [Fact]
    public void It_ends_at_the_chunk_that_fails_and_says_how_many_were_done()
    {
        ulong[] old = _one.Increase(6);
        ulong foreign = _zero.Increase(1)[0];
        ulong[] places = [.. old.Select(frame => PlaceOf(frame))];
        MemoryExchange exchange = Exchange(0, [old[0], old[1], old[2], foreign, old[4], old[5]], 1, [10, 20, 30]);
        Assert.Equal(2UL, AssertRefused(XenErrno.InvalidArgument, ref exchange, foreign));
        ulong[] given = _one.Read(_one.OtherList, 3);
        AssertOwned(given[0], 10);
        Assert.Equal([20UL, 30UL], given[1..]);
        AssertFree(old[0]);
        for (int i = 2; i < 6; i++)
            AssertOwned(old[i], places[i], isZero: false);
    }

    [Fact]
    public void What_was_taken_comes_back_as_it_was_when_memory_is_short()
    {
        ulong[] old = _one.Increase(4);
        foreach (ulong frame in old)
        {
            Fill(frame);
            _host.Memory.SetPseudoPhysical(new MachineFrame(frame), frame ^ 0x5555);
        }

        // All that is free are single frames.
        var all = new MemoryReservation { ExtentCount = _host.Memory.FreeFrames, Domain = DomainId.Self };
        _zero.Guest.AssertSuccess(() => MemoryOp.IncreaseReservation(all));
        MemoryExchange exchange = Exchange(0, old, 2, [7]);
        Assert.Equal(0UL, AssertRefused(XenErrno.OutOfMemory, ref exchange, 2));
        foreach (ulong frame in old)
        {
            AssertOwned(frame, frame ^ 0x5555, isZero: false);
            Assert.Equal(0xee, Content(frame)[100]);
        }

        Assert.Equal(0UL, _host.Memory.FreeFrames);
    }

    [Fact]
    public void New_frames_are_given_back_when_not_all_are_to_be_had()
    {
        ulong[] old = _one.Increase(1, order: 3);
        ulong left = _host.Memory.FreeFrames - 5;
        var all = new MemoryReservation { ExtentCount = left, Domain = DomainId.Self };
        Assert.Equal((long)left, _zero.Guest.AssertSuccess(() => MemoryOp.IncreaseReservation(all)));
        MemoryExchange exchange = Exchange(3, old, 0, [1, 2, 3, 4, 5, 6, 7, 8]);
        AssertRefused(XenErrno.OutOfMemory, ref exchange, 0);
        Assert.Equal(5UL, _host.Memory.FreeFrames);
        Assert.Equal([1UL, 2, 3, 4, 5, 6, 7, 8], _one.Read(_one.OtherList, 8));
    }

    [Fact]
    public void A_frame_named_twice_is_taken_once()
    {
        ulong old = _one.Increase(1)[0];
        MemoryExchange exchange = Exchange(0, [old, old], 1, [7]);
        AssertRefused(XenErrno.InvalidArgument, ref exchange, old);
        AssertOwned(old, MachineMemory.NoPseudoPhysical);
    }

    [Fact]
    public void A_frame_that_is_mapped_pinned_the_images_or_the_hypervisors_is_not_taken()
    {
        ulong mapped = _one.Increase(1)[0];
        Assert.True(_one.Map(mapped, writable: true).IsSuccess);
        MemoryExchange exchange = Exchange(0, [mapped], 0, [7]);
        AssertRefused(XenErrno.InvalidArgument, ref exchange, mapped);
        Assert.Contains("held by L1", _one.Domain.Log.Last!.ToString(), StringComparison.Ordinal);
        ulong image = _one.Guest.Vcpu.AddressSpace.Walk(_one.Domain.Image.ScratchAddress).LastEntry.Frame.Value;
        exchange = Exchange(0, [image], 0, [7]);
        AssertRefused(XenErrno.InvalidArgument, ref exchange, image);
        exchange = Exchange(0, [_one.Domain.Shared.Frame.Value], 0, [7]);
        AssertRefused(XenErrno.InvalidArgument, ref exchange, _one.Domain.Shared.Frame.Value);
        exchange = Exchange(0, [_one.Guest.Vcpu.AddressSpace.Root.Value], 0, [7]);
        AssertRefused(XenErrno.InvalidArgument, ref exchange, _one.Guest.Vcpu.AddressSpace.Root.Value);
        exchange = Exchange(0, [ulong.MaxValue], 0, [7]);
        AssertRefused(XenErrno.InvalidArgument, ref exchange, ulong.MaxValue);
    }

    [Fact]
    public void Lists_in_the_hypervisors_range_are_refused_before_anything_is_taken()
    {
        ulong old = _one.Increase(1)[0];
        foreach (ulong address in (ReadOnlySpan<ulong>)[Hole, HypervisorMemory.End - 8, 1UL << 47])
        {
            MemoryExchange exchange = Exchange(0, [old], 0, [7]);
            exchange.In.ExtentStart = new GuestPointer<ulong>(address);
            AssertRefused(XenErrno.BadAddress, ref exchange, address);
            exchange = Exchange(0, [old], 0, [7]);
            exchange.Out.ExtentStart = new GuestPointer<ulong>(address);
            AssertRefused(XenErrno.BadAddress, ref exchange, address);
            AssertOwned(old, MachineMemory.NoPseudoPhysical);
        }

        // XSA-212: what was done already moves the start of the list; that is where the check has to look.
        MemoryExchange late = Exchange(0, [old], 0, [7]);
        late.In.ExtentCount = late.Out.ExtentCount = 1UL << 40;
        late.ExchangedCount = (Hole - late.Out.ExtentStart.Address) / sizeof(ulong) & ((1UL << 40) - 1);
        late.Out.ExtentStart = new GuestPointer<ulong>(Hole - (late.ExchangedCount * sizeof(ulong)));
        AssertRefused(XenErrno.BadAddress, ref late, Hole);
    }

    [Fact]
    public void A_list_that_is_not_mapped_ends_it()
    {
        ulong old = _one.Increase(1)[0];
        MemoryExchange exchange = Exchange(0, [old], 0, [7]);
        exchange.In.ExtentStart = new GuestPointer<ulong>(8);
        Assert.Equal(0UL, AssertRefused(XenErrno.BadAddress, ref exchange, 8));
        AssertOwned(old, MachineMemory.NoPseudoPhysical);

        // As on Xen the exchange is made before it is found that nobody can be told.
        ulong pages = _one.Domain.PageCount;
        exchange = Exchange(0, [old], 0, [7]);
        exchange.Out.ExtentStart = new GuestPointer<ulong>(8);
        Assert.Equal(0UL, AssertRefused(XenErrno.BadAddress, ref exchange, 8));
        AssertFree(old);
        Assert.Equal(pages, _one.Domain.PageCount);
    }

    [Fact]
    public void Counts_and_orders_that_do_not_fit_are_refused()
    {
        ulong old = _one.Increase(1)[0];
        MemoryExchange good = Exchange(0, [old], 0, [7]);
        Check(XenErrno.NotPermitted, exchange => exchange.In.ExtentOrder = 10);
        Check(XenErrno.NotPermitted, exchange => exchange.Out.ExtentOrder = uint.MaxValue);
        Check(XenErrno.InvalidArgument, exchange => exchange.ExchangedCount = 2);
        Check(XenErrno.InvalidArgument, exchange => exchange.Out.ExtentCount = 2);
        Check(XenErrno.InvalidArgument, exchange => exchange.Out.ExtentOrder = 1);
        Check(XenErrno.InvalidArgument, exchange => exchange.Out.Domain = DomainId.Zero);
        Check(XenErrno.NoSuchDomain, exchange => (exchange.In.Domain, exchange.Out.Domain) = (new DomainId(77), new DomainId(77)));
        Check(XenErrno.NotPermitted, exchange => (exchange.In.Domain, exchange.Out.Domain) = (DomainId.Zero, DomainId.Zero));
        Check(XenErrno.InvalidArgument, exchange => exchange.Out.Flags = MemoryFlags.OnNode(0) | MemoryFlags.ExactNodeRequest);
        Check(XenErrno.OutOfMemory, exchange => exchange.Out.Flags = MemoryFlags.WithAddressBits(12));
        Check(XenErrno.OutOfMemory, exchange => exchange.Out.Flags = MemoryFlags.WithAddressBits(5));
        Check(XenErrno.InvalidArgument, exchange => (exchange.In.ExtentOrder, exchange.Out.ExtentOrder, exchange.In.ExtentCount, exchange.Out.ExtentCount) = (1, 1, 1UL << 63, 1UL << 63));
        AssertOwned(old, MachineMemory.NoPseudoPhysical);

        void Check(XenErrno error, Change change)
        {
            MemoryExchange exchange = good;
            var box = new Box { In = exchange.In, Out = exchange.Out, ExchangedCount = exchange.ExchangedCount };
            change(box);
            exchange.In = box.In;
            exchange.Out = box.Out;
            exchange.ExchangedCount = box.ExchangedCount;
            AssertRefused(error, ref exchange, null);
            Assert.Equal(box.ExchangedCount, exchange.ExchangedCount);
        }
    }

    [Fact]
    public void Nothing_is_left_to_do_when_all_was_done()
    {
        var exchange = new MemoryExchange { In = new() { Domain = DomainId.Self }, Out = new() { Domain = DomainId.Self } };
        Assert.Equal(0UL, AssertExchanged(ref exchange));
        exchange.In.ExtentCount = exchange.Out.ExtentCount = exchange.ExchangedCount = 5;
        exchange.In.ExtentStart = exchange.Out.ExtentStart = new GuestPointer<ulong>(8);
        Assert.Equal(5UL, AssertExchanged(ref exchange));
    }

    [Fact]
    public void An_exchange_goes_on_where_it_ended()
    {
        ulong[] old = _one.Increase(3);
        MemoryExchange exchange = Exchange(0, old, 0, [1, 2, 3]);
        exchange.ExchangedCount = 2;
        Assert.Equal(3UL, AssertExchanged(ref exchange));
        ulong[] given = _one.Read(_one.OtherList, 3);
        Assert.Equal([1UL, 2UL], given[..2]);
        AssertOwned(given[2], 3);
        AssertOwned(old[0], MachineMemory.NoPseudoPhysical);
        AssertFree(old[2]);
    }

    [Fact]
    public void The_control_domain_exchanges_anothers_frames()
    {
        ulong old = _one.Increase(1)[0];
        _zero.Write(_zero.List, old);
        _zero.Write(_zero.OtherList, 9);
        var exchange = new MemoryExchange
        {
            In = new() { ExtentStart = _zero.List, ExtentCount = 1, Domain = _one.Domain.Id },
            Out = new() { ExtentStart = _zero.OtherList, ExtentCount = 1, Domain = _one.Domain.Id },
        };
        _zero.Guest.AssertSuccess(() => MemoryOp.Exchange(ref exchange));
        AssertOwned(_zero.Read(_zero.OtherList, 1)[0], 9);
    }

    private delegate void Change(Box exchange);

    private MemoryExchange Exchange(uint inOrder, ulong[] extents, uint outOrder, ulong[] places)
    {
        _one.Write(_one.OtherList, places);
        return new MemoryExchange
        {
            In = _one.Listing(inOrder, extents),
            Out = new MemoryReservation { ExtentStart = _one.OtherList, ExtentCount = (ulong)places.Length, ExtentOrder = outOrder, Domain = DomainId.Self },
        };
    }

    private ulong AssertExchanged(ref MemoryExchange exchange)
    {
        MemoryExchange copy = exchange;
        Assert.Equal(0, _one.Guest.AssertSuccess(() => MemoryOp.Exchange(ref copy)));
        exchange = copy;
        return exchange.ExchangedCount;
    }

    private ulong AssertRefused(XenErrno error, ref MemoryExchange exchange, ulong? value)
    {
        MemoryExchange copy = exchange;
        ulong pages = _one.Domain.PageCount;
        Refusal refusal = _one.Guest.AssertRefused(error, () => MemoryOp.Exchange(ref copy));
        Assert.Equal(pages, _one.Domain.PageCount);
        if (value is { } expected)
            Assert.Equal(expected, refusal.Value);

        exchange = copy;
        return exchange.ExchangedCount;
    }

    private void AssertOwned(ulong number, ulong place, bool isZero = true)
    {
        var frame = new MachineFrame(number);
        Assert.True(_host.Memory[frame].IsOwnedBy(_one.Domain.Id));
        Assert.True(_host.Memory[frame].Has(FrameFlags.Allocated));
        Assert.Equal(1U, _host.Memory[frame].ReferenceCount);
        Assert.Equal(place, PlaceOf(number));
        if (isZero)
            Assert.False(Content(number).ContainsAnyExcept((byte)0));
    }

    private void AssertFree(ulong number)
    {
        Assert.True(_host.Memory[new MachineFrame(number)].IsFree);
        Assert.Equal(MachineMemory.NoPseudoPhysical, PlaceOf(number));
    }

    private ulong PlaceOf(ulong frame) => _host.Memory.PseudoPhysicalOf(new MachineFrame(frame));

    private unsafe Span<byte> Content(ulong frame) => new(_host.Memory.HostAddress(new MachineFrame(frame)), Page.Size);

    private void Fill(ulong frame) => Content(frame).Fill(0xee);

    private sealed class Box
    {
        public MemoryReservation In;
        public MemoryReservation Out;
        public ulong ExchangedCount;
    }
}
