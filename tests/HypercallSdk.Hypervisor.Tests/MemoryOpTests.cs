using System;
using System.Collections.Generic;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Checking;
using HypercallSdk.Hypervisor.Domains;
using HypercallSdk.Hypervisor.Machine;

namespace HypercallSdk.Hypervisor.Tests;

// Taking frames from the machine and giving them back: whose they are, how many are done, and why not more.
public sealed class MemoryOpTests : IDisposable
{
    private const ulong Hole = HypervisorMemory.Start;

    private readonly Host _host = new();
    private readonly ReservationProbe _zero;
    private readonly ReservationProbe _one;

    public MemoryOpTests()
    {
        _zero = ReservationProbe.Boot(_host, maximum: null);
        _one = ReservationProbe.Boot(_host);
    }

    public void Dispose() => _host.Dispose();

    [Fact]
    public void A_domain_may_have_what_its_config_says_and_domain_0_what_there_is()
    {
        var self = new MemoryDomain { Domain = DomainId.Self };
        Assert.Equal(32 * 256, _one.Guest.AssertSuccess(() => MemoryOp.MaximumReservation(self)));
        Assert.Equal(8 * 256, _one.Guest.AssertSuccess(() => MemoryOp.CurrentReservation(self)));
        Assert.Equal(uint.MaxValue, _zero.Guest.AssertSuccess(() => MemoryOp.MaximumReservation(self)));
        GuestProbe two = GuestProbe.Boot(_host);
        Assert.Equal(8 * 256, two.AssertSuccess(() => MemoryOp.MaximumReservation(self)));
        Assert.Throws<ArgumentException>(() => GuestProbe.Boot(_host, new DomainConfig { MemoryMegabytes = 8, MaximumMemoryMegabytes = 7 }));
    }

    [Fact]
    public void Increase_gives_zeroed_frames_with_no_place_in_physical_memory()
    {
        ulong before = _one.Domain.PageCount;
        foreach (ulong frame in _one.Increase(5))
        {
            AssertOwned(_one, frame);
            Assert.Equal(MachineMemory.NoPseudoPhysical, _host.Memory.PseudoPhysicalOf(new MachineFrame(frame)));
        }

        Assert.Equal(before + 5, _one.Domain.PageCount);
    }

    [Fact]
    public void An_extent_is_a_run_of_frames_at_a_multiple_of_its_size()
    {
        ulong before = _one.Domain.PageCount;
        foreach (ulong first in _one.Increase(3, order: 9))
        {
            Assert.Equal(0UL, first % 512);
            for (ulong i = 0; i < 512; i++)
                AssertOwned(_one, first + i);
        }

        Assert.Equal(before + (3 * 512), _one.Domain.PageCount);
    }

    [Fact]
    public void Increase_without_a_list_tells_nothing()
    {
        ulong before = _one.Domain.PageCount;
        var reservation = new MemoryReservation { ExtentCount = 7, Domain = DomainId.Self };
        Assert.Equal(7, _one.Guest.AssertSuccess(() => MemoryOp.IncreaseReservation(reservation)));
        Assert.Equal(before + 7, _one.Domain.PageCount);
    }

    [Fact]
    public void Populate_enters_the_place_that_the_guest_names_whatever_it_is()
    {
        MemoryReservation reservation = _one.Listing(1, 5000, ulong.MaxValue - 10);
        Assert.Equal(2, _one.Guest.AssertSuccess(() => MemoryOp.PopulatePhysmap(reservation)));
        ulong[] frames = _one.Read(_one.List, 2);
        AssertOwned(_one, frames[0]);
        Assert.Equal(5000UL, _host.Memory.PseudoPhysicalOf(new MachineFrame(frames[0])));
        Assert.Equal(5001UL, _host.Memory.PseudoPhysicalOf(new MachineFrame(frames[0] + 1)));
        Assert.Equal(ulong.MaxValue - 9, _host.Memory.PseudoPhysicalOf(new MachineFrame(frames[1] + 1)));
    }

    [Fact]
    public void A_domain_does_not_grow_beyond_its_maximum_and_is_told_how_far_it_got()
    {
        MemoryReservation reservation = _one.Listing(9, new ulong[15]);
        Refusal refusal = _one.AssertPartly(12, () => MemoryOp.IncreaseReservation(reservation));
        Assert.Equal("12 of 15", refusal.Answer);
        Assert.Contains("may have 8192", refusal.ToString(), StringComparison.Ordinal);
        Assert.Equal(_one.Domain.Memory.MaximumPages, _one.Domain.PageCount);
        _one.AssertPartly(0, () => MemoryOp.PopulatePhysmap(_one.Listing(0, 1)));
    }

    [Fact]
    public void A_maximum_below_what_the_domain_has_takes_nothing_from_it_and_gives_it_nothing()
    {
        using var host = new Host(new HostOptions { MachineMemoryMegabytes = 64, RecountInvariants = true });
        ReservationProbe domain = ReservationProbe.Boot(host);
        ulong pages = domain.Domain.PageCount;
        domain.Domain.Memory.Limit(pages - 5);
        domain.AssertPartly(0, () => MemoryOp.IncreaseReservation(domain.Listing(0, 0)));
        Assert.Equal(pages, domain.Domain.PageCount);
        Assert.Empty(Invariants.Recount(host));
        domain.Domain.Memory.Limit(pages + 1);
        Assert.Single(domain.Increase(1));
        domain.AssertPartly(0, () => MemoryOp.IncreaseReservation(domain.Listing(0, 0)));
        domain.Domain.Memory.MaximumPages = pages;
        Assert.Contains(Invariants.Recount(host), problem => problem.Contains("and may have", StringComparison.Ordinal));
    }

    [Fact]
    public void A_machine_without_memory_left_gives_what_it_has()
    {
        ulong free = _host.Memory.FreeFrames;
        var reservation = new MemoryReservation { ExtentCount = free + 10, Domain = DomainId.Self };
        Refusal refusal = _zero.AssertPartly((long)free, () => MemoryOp.IncreaseReservation(reservation));
        Assert.Contains("0 of its frames are free", refusal.ToString(), StringComparison.Ordinal);
        Assert.Equal(0UL, _host.Memory.FreeFrames);
    }

    [Fact]
    public void Extents_larger_than_the_domain_may_ask_for_are_refused()
    {
        _one.AssertPartly(0, () => MemoryOp.IncreaseReservation(_one.Listing(10, 0)));
        _one.AssertPartly(0, () => MemoryOp.PopulatePhysmap(_one.Listing(10, 0)));
        _one.AssertPartly(0, () => MemoryOp.DecreaseReservation(_one.Listing(10, 0)));
        Assert.Single(_zero.Increase(1, order: 12));
        _zero.AssertPartly(0, () => MemoryOp.IncreaseReservation(_zero.Listing(19, 0)));
        _zero.AssertPartly(0, () => MemoryOp.IncreaseReservation(_zero.Listing(uint.MaxValue, 0)));
    }

    [Fact]
    public void Frames_are_within_the_address_bits_asked_for()
    {
        MemoryReservation reservation = _one.Listing(0, 0);
        reservation.Flags = MemoryFlags.WithAddressBits(12);
        _one.AssertPartly(0, () => MemoryOp.IncreaseReservation(reservation));
        reservation.Flags = MemoryFlags.WithAddressBits(13);
        _one.AssertPartly(0, () => MemoryOp.IncreaseReservation(reservation));
        reservation.Flags = MemoryFlags.WithAddressBits(28);
        Assert.Equal(1, _one.Guest.AssertSuccess(() => MemoryOp.IncreaseReservation(reservation)));
        Assert.InRange(_one.Read(_one.List, 1)[0], 256UL, 65535UL);
        reservation.Flags = MemoryFlags.WithAddressBits(200);
        Assert.Equal(1, _one.Guest.AssertSuccess(() => MemoryOp.IncreaseReservation(reservation)));
    }

    [Fact]
    public void Only_the_control_domain_insists_on_a_node_and_there_is_one()
    {
        MemoryReservation reservation = _one.Listing(0, 0);
        reservation.Flags = MemoryFlags.OnNode(3);
        Assert.Equal(1, _one.Guest.AssertSuccess(() => MemoryOp.IncreaseReservation(reservation)));
        reservation.Flags |= MemoryFlags.ExactNodeRequest;
        _one.AssertPartly(0, () => MemoryOp.IncreaseReservation(reservation));
        reservation.ExtentStart = default;
        _zero.AssertPartly(0, () => MemoryOp.IncreaseReservation(reservation));
        reservation.Flags = MemoryFlags.OnNode(0) | MemoryFlags.ExactNodeRequest;
        Assert.Equal(1, _zero.Guest.AssertSuccess(() => MemoryOp.IncreaseReservation(reservation)));
        reservation.Flags = MemoryFlags.OnNode(64);
        _zero.AssertPartly(0, () => MemoryOp.IncreaseReservation(reservation));
        reservation.Flags = MemoryFlags.OnNode(9) | MemoryFlags.VirtualNode | MemoryFlags.ExactNodeRequest;
        Assert.Equal(1, _one.Guest.AssertSuccess(() => MemoryOp.IncreaseReservation(reservation)));
    }

    [Fact]
    public void Nothing_of_a_pv_domain_is_populated_on_demand()
    {
        MemoryReservation reservation = _one.Listing(0, 1);
        reservation.Flags = MemoryFlags.PopulateOnDemand;
        _one.AssertPartly(0, () => MemoryOp.PopulatePhysmap(reservation));
        reservation.Domain = _one.Domain.Id;
        _zero.Write(_zero.List, 1);
        reservation.ExtentStart = _zero.List;
        _zero.AssertPartly(0, () => MemoryOp.PopulatePhysmap(reservation));
    }

    [Fact]
    public void Only_the_control_domain_changes_anothers_reservation()
    {
        MemoryReservation reservation = _one.Listing(0, 0);
        reservation.Domain = DomainId.Zero;
        _one.AssertPartly(0, () => MemoryOp.IncreaseReservation(reservation));
        reservation.Domain = new DomainId(77);
        _one.AssertPartly(0, () => MemoryOp.IncreaseReservation(reservation));

        ulong before = _one.Domain.PageCount;
        reservation = _zero.Listing(0, 0);
        reservation.Domain = _one.Domain.Id;
        Assert.Equal(1, _zero.Guest.AssertSuccess(() => MemoryOp.IncreaseReservation(reservation)));
        AssertOwned(_one, _zero.Read(_zero.List, 1)[0]);
        Assert.Equal(1, _zero.Guest.AssertSuccess(() => MemoryOp.DecreaseReservation(reservation)));
        Assert.Equal(before, _one.Domain.PageCount);
    }

    [Fact]
    public void A_call_starts_at_the_extent_that_its_command_says()
    {
        MemoryReservation reservation = _one.Listing(0, 11, 12, 13);
        _one.Guest.InGuest(() =>
        {
            _one.Write(_one.List + 10, reservation.ExtentStart.Address, reservation.ExtentCount, 0, DomainId.Self.Value);
            Assert.Equal(3, Gate.Invoke((ulong)HypercallNumber.MemoryOp, 6 | (2 << 6), (_one.List + 10).Address));
            Assert.Equal(3, Gate.Invoke((ulong)HypercallNumber.MemoryOp, 6 | (3 << 6), (_one.List + 10).Address));
            Assert.Equal(5, Gate.Invoke((ulong)HypercallNumber.MemoryOp, 6 | (5 << 6), (_one.List + 10).Address));
            Assert.Equal(5, Gate.Invoke((ulong)HypercallNumber.MemoryOp, 6 | (5 << 6), 8));
        });
        ulong[] list = _one.Read(_one.List, 3);
        Assert.Equal([11UL, 12UL], list[..2]);
        AssertOwned(_one, list[2]);
        Assert.Equal(3, _one.Domain.Log.RefusalCount);
    }

    [Fact]
    public void What_cannot_be_counted_or_read_is_answered_by_what_was_done()
    {
        var reservation = new MemoryReservation { ExtentStart = _one.List, ExtentCount = 1UL << 26, Domain = DomainId.Self };
        _one.AssertPartly(0, () => MemoryOp.PopulatePhysmap(reservation));
        reservation.ExtentCount = 0;
        Assert.Equal(0, _one.Guest.AssertSuccess(() => MemoryOp.PopulatePhysmap(reservation)));
        reservation.ExtentCount = 1;
        foreach (ulong address in (ReadOnlySpan<ulong>)[0, 8, Hole, 1UL << 47])
        {
            reservation.ExtentStart = new GuestPointer<ulong>(address);
            _one.AssertPartly(0, () => MemoryOp.PopulatePhysmap(reservation));
            _one.AssertPartly(0, () => MemoryOp.DecreaseReservation(reservation));
        }

        // Xen takes the frame before it finds that it cannot tell which.
        ulong before = _one.Domain.PageCount;
        reservation.ExtentStart = new GuestPointer<ulong>(8);
        _one.AssertPartly(0, () => MemoryOp.IncreaseReservation(reservation));
        Assert.Equal(before + 1, _one.Domain.PageCount);
    }

    [Fact]
    public void Decrease_gives_frames_back_zeroed_for_the_next()
    {
        ulong frame = _one.Increase(1)[0];
        ulong free = _host.Memory.FreeFrames;
        ulong before = _one.Domain.PageCount;
        Fill(frame, 0xee);
        Assert.Equal(1, _one.Guest.AssertSuccess(() => MemoryOp.DecreaseReservation(_one.Listing(0, frame))));
        Assert.Equal(before - 1, _one.Domain.PageCount);
        Assert.Equal(free + 1, _host.Memory.FreeFrames);
        Assert.True(_host.Memory[new MachineFrame(frame)].IsFree);
        Assert.Equal(MachineMemory.NoPseudoPhysical, _host.Memory.PseudoPhysicalOf(new MachineFrame(frame)));
        Assert.Equal(frame, _zero.Increase(1)[0]);
        AssertOwned(_zero, frame);
    }

    [Fact]
    public void Decrease_ends_at_the_first_frame_that_is_not_the_domains()
    {
        ulong[] frames = _one.Increase(4);
        ulong foreign = _zero.Increase(1)[0];
        foreach (ulong bad in (ReadOnlySpan<ulong>)[foreign, 1, _host.Memory.FrameCount, ulong.MaxValue])
        {
            MemoryReservation reservation = _one.Listing(0, frames[0], bad, frames[1]);
            Refusal refusal = _one.AssertPartly(1, () => MemoryOp.DecreaseReservation(reservation));
            Assert.Equal(bad, refusal.Value);
            AssertOwned(_one, frames[1]);
            frames[0] = _one.Increase(1)[0];
        }

        AssertOwned(_zero, foreign);
    }

    [Fact]
    public void A_frame_given_away_twice_is_refused_the_second_time()
    {
        ulong frame = _one.Increase(1)[0];
        _one.AssertPartly(1, () => MemoryOp.DecreaseReservation(_one.Listing(0, frame, frame)));
    }

    [Fact]
    public void A_mapped_frame_that_was_given_away_goes_with_its_last_mapping()
    {
        MemoryReservation reservation = _one.Listing(0, 1234);
        _one.Guest.AssertSuccess(() => MemoryOp.PopulatePhysmap(reservation));
        ulong frame = _one.Read(_one.List, 1)[0];
        Assert.True(_one.Map(frame, writable: true).IsSuccess);
        ulong before = _one.Domain.PageCount;
        ulong free = _host.Memory.FreeFrames;

        // As often as one likes, while the first time has not taken effect.
        Assert.Equal(2, _one.Guest.AssertSuccess(() => MemoryOp.DecreaseReservation(_one.Listing(0, frame, frame))));
        Assert.Equal((before, free), (_one.Domain.PageCount, _host.Memory.FreeFrames));
        Assert.Equal(1234UL, _host.Memory.PseudoPhysicalOf(new MachineFrame(frame)));
        Assert.True(_one.Guest.Vcpu.TryCopyOut(_one.Domain.Image.SharedInfoWindow, 77UL));
        _one.Unmap();
        Assert.Equal((before - 1, free + 1), (_one.Domain.PageCount, _host.Memory.FreeFrames));
        Assert.Equal(MachineMemory.NoPseudoPhysical, _host.Memory.PseudoPhysicalOf(new MachineFrame(frame)));
        _one.AssertPartly(0, () => MemoryOp.DecreaseReservation(_one.Listing(0, frame)));
    }

    [Fact]
    public void A_pinned_frame_that_was_given_away_goes_with_its_pin()
    {
        ulong frame = _one.Increase(1)[0];
        var operation = new MmuExtendedOperation { Command = MmuExtendedCommand.PinL1Table, Frame = new MachineFrame(frame) };
        _one.Guest.AssertSuccess(() => MmuExtOp.Execute([operation], out _, DomainId.Self));
        ulong before = _one.Domain.PageCount;
        Assert.Equal(1, _one.Guest.AssertSuccess(() => MemoryOp.DecreaseReservation(_one.Listing(0, frame))));
        Assert.Equal(before, _one.Domain.PageCount);
        operation.Command = MmuExtendedCommand.UnpinTable;
        _one.Guest.AssertSuccess(() => MmuExtOp.Execute([operation], out _, DomainId.Self));
        Assert.Equal(before - 1, _one.Domain.PageCount);
        Assert.True(_host.Memory[new MachineFrame(frame)].IsFree);
    }

    [Fact]
    public void The_frames_of_a_hosted_kernels_image_are_not_given_away()
    {
        Assert.True(_one.Guest.Vcpu.AddressSpace.Walk(_one.Domain.Image.ScratchAddress).LastEntry.Frame is { } frame);
        Refusal refusal = _one.AssertPartly(0, () => MemoryOp.DecreaseReservation(_one.Listing(0, frame.Value)));
        Assert.Contains("kernel's own image", refusal.ToString(), StringComparison.Ordinal);
        AssertOwned(_one, frame.Value, isZero: false);
    }

    [Fact]
    public void Giving_up_shared_info_changes_nothing()
    {
        MachineFrame shared = _one.Domain.Shared.Frame;
        Assert.Equal(1, _one.Guest.AssertSuccess(() => MemoryOp.DecreaseReservation(_one.Listing(0, shared.Value))));
        Assert.Equal(1, _one.Guest.AssertSuccess(() => MemoryOp.DecreaseReservation(_one.Listing(0, shared.Value))));
        Assert.True(_host.Memory[shared].IsOwnedBy(_one.Domain.Id));
        Assert.True(_host.Memory[shared].Has(FrameFlags.Hypervisor | FrameFlags.Allocated));
    }

    [Fact]
    public void A_claim_sets_memory_apart_until_it_is_used_or_ended()
    {
        ulong free = _host.Memory.FreeFrames;
        ulong pages = _one.Domain.PageCount;
        var claim = new MemoryReservation { ExtentCount = pages + 1000, Domain = _one.Domain.Id };
        _zero.Guest.AssertSuccess(() => MemoryOp.ClaimPages(claim));
        _zero.Guest.AssertRefused(XenErrno.InvalidArgument, () => MemoryOp.ClaimPages(claim));

        var all = new MemoryReservation { ExtentCount = free, Domain = DomainId.Self };
        _zero.AssertPartly((long)free - 1000, () => MemoryOp.IncreaseReservation(all));
        Assert.Equal(1000UL, _host.Memory.FreeFrames);
        Assert.Equal(10, _one.Increase(10).Length);
        Assert.Equal(990UL, _host.Reservations.ClaimedPages);
        all.ExtentCount = 1;
        _zero.AssertPartly(0, () => MemoryOp.IncreaseReservation(all));

        claim.ExtentCount = 0;
        _zero.Guest.AssertSuccess(() => MemoryOp.ClaimPages(claim));
        Assert.Equal(0UL, _host.Reservations.ClaimedPages);
        Assert.Equal(1, _zero.Guest.AssertSuccess(() => MemoryOp.IncreaseReservation(all)));
    }

    [Fact]
    public void A_new_domain_is_not_made_of_claimed_memory()
    {
        using var host = new Host(new HostOptions { MachineMemoryMegabytes = 64 });
        ReservationProbe zero = ReservationProbe.Boot(host, maximum: null);
        ReservationProbe one = ReservationProbe.Boot(host, maximum: 60);
        var claim = new MemoryReservation { ExtentCount = one.Domain.PageCount + (40 * 256), Domain = one.Domain.Id };
        zero.Guest.AssertSuccess(() => MemoryOp.ClaimPages(claim));
        InvalidOperationException exception = Assert.Throws<InvalidOperationException>(() => GuestProbe.Boot(host));
        Assert.Contains("10240 of them claimed", exception.Message, StringComparison.Ordinal);
        zero.Guest.AssertSuccess(() => MemoryOp.ClaimPages(claim with { ExtentCount = 0 }));
        GuestProbe.Boot(host);
    }

    [Fact]
    public void Claims_that_make_no_sense_are_refused()
    {
        MemoryReservation Claim(ulong pages) => new() { ExtentCount = pages, Domain = _one.Domain.Id };
        ulong pages = _one.Domain.PageCount;
        _one.Guest.AssertRefused(XenErrno.NotPermitted, () => MemoryOp.ClaimPages(Claim(pages + 1)));
        _zero.Guest.AssertRefused(XenErrno.InvalidArgument, () => MemoryOp.ClaimPages(Claim(pages)));
        _zero.Guest.AssertRefused(XenErrno.InvalidArgument, () => MemoryOp.ClaimPages(Claim(_one.Domain.Memory.MaximumPages + 1)));
        _zero.Guest.AssertRefused(XenErrno.OutOfMemory, () => MemoryOp.ClaimPages(new MemoryReservation { ExtentCount = _host.Memory.FrameCount, Domain = DomainId.Zero }));
        _zero.Guest.AssertRefused(XenErrno.InvalidArgument, () => MemoryOp.ClaimPages(Claim(pages + 1) with { Domain = DomainId.Self }));
        _zero.Guest.AssertRefused(XenErrno.InvalidArgument, () => MemoryOp.ClaimPages(Claim(pages + 1) with { Domain = new DomainId(77) }));
        _zero.Guest.AssertRefused(XenErrno.InvalidArgument, () => MemoryOp.ClaimPages(Claim(pages + 1) with { ExtentStart = _zero.List }));
        _zero.Guest.AssertRefused(XenErrno.InvalidArgument, () => MemoryOp.ClaimPages(Claim(pages + 1) with { ExtentOrder = 1 }));
        _zero.Guest.AssertRefused(XenErrno.InvalidArgument, () => MemoryOp.ClaimPages(Claim(pages + 1) with { Flags = MemoryFlags.WithAddressBits(32) }));
    }

    [Fact]
    public void Ballooning_in_any_order_costs_the_same_for_each_frame()
    {
        // Every second frame is given back first: free memory is nothing but holes of one frame.
        const int Count = 200_000;
        using var host = new Host(new HostOptions { MachineMemoryMegabytes = 1024, RecountInvariants = false });
        ReservationProbe zero = ReservationProbe.Boot(host, maximum: null);
        var frames = new List<ulong>();
        while (frames.Count < Count)
            frames.AddRange(zero.Increase(250));

        ulong free = host.Memory.FreeFrames;
        for (int parity = 0; parity < 2; parity++)
        {
            for (int i = parity; i < Count; i += 500)
            {
                var chunk = new ulong[250];
                for (int j = 0; j < chunk.Length; j++)
                    chunk[j] = frames[i + (2 * j)];

                Assert.Equal(250, zero.Guest.AssertSuccess(() => MemoryOp.DecreaseReservation(zero.Listing(0, chunk))));
            }
        }

        Assert.Equal(free + Count, host.Memory.FreeFrames);
    }

    private static void AssertOwned(ReservationProbe probe, ulong number, bool isZero = true)
    {
        var frame = new MachineFrame(number);
        ref readonly FrameInfo info = ref probe.Memory[frame];
        Assert.True(info.IsOwnedBy(probe.Domain.Id));
        Assert.True(info.Has(FrameFlags.Allocated));
        if (isZero)
            Assert.False(Content(probe.Memory, number).ContainsAnyExcept((byte)0));
    }

    private static unsafe Span<byte> Content(MachineMemory memory, ulong frame) => new(memory.HostAddress(new MachineFrame(frame)), Page.Size);

    private void Fill(ulong frame, byte value) => Content(_host.Memory, frame).Fill(value);
}
