using System;
using HypercallSdk.Abi;
using HypercallSdk.Guest;
using HypercallSdk.Hypervisor.Domains;
using HypercallSdk.Hypervisor.GrantTables;
using HypercallSdk.Hypervisor.Machine;

namespace HypercallSdk.Hypervisor.Tests;

// What becomes of a domain's frames: those that nobody else refers to are free at once, the others when they are let go of.
public sealed class DomainDeathTests : IDisposable
{
    private readonly Host _host = new();
    private readonly TableProbe _zero;
    private readonly ulong _free;

    public DomainDeathTests()
    {
        _zero = new TableProbe(GuestProbe.Boot(_host));
        _free = _host.Memory.FreeFrames;
    }

    public void Dispose() => _host.Dispose();

    [Fact]
    public void A_domain_leaves_no_frame_no_place_and_no_account_behind()
    {
        TableProbe one = Boot();
        MachineFrame frame = one.Page(out _);
        _host.DestroyDomain(one.Domain);
        Assert.Equal(_free, _host.Memory.FreeFrames);
        Assert.Equal(MachineMemory.NoPseudoPhysical, _host.Memory.PseudoPhysicalOf(frame));
        Assert.Null(_host.Memory.Frames.OwnerOf(one.Domain.Id));
        Assert.Null(_host.FindOwner(one.Domain.Id, _zero.Domain));
        Assert.Equal(0UL, one.Domain.PageCount);
    }

    [Fact]
    public void What_a_domain_took_gave_away_and_pinned_is_free_after_it()
    {
        var one = ReservationProbe.Boot(_host);
        ulong[] frames = one.Increase(4);
        one.Guest.AssertSuccess(() => MmuExtOp.Execute([new MmuExtendedOperation { Command = MmuExtendedCommand.PinL1Table, Frame = new MachineFrame(frames[0]) }], out _, DomainId.Self));
        Assert.True(one.Map(frames[1], writable: true).IsSuccess);
        Assert.Equal(2, one.Guest.AssertSuccess(() => MemoryOp.DecreaseReservation(one.Listing(0, frames[0], frames[1]))));
        Assert.False(_host.Memory[new MachineFrame(frames[0])].IsFree);
        Assert.False(_host.Memory[new MachineFrame(frames[1])].IsFree);
        _host.DestroyDomain(one.Domain);
        Assert.Equal(_free, _host.Memory.FreeFrames);
    }

    [Fact]
    public void A_claim_ends_with_its_domain()
    {
        var one = ReservationProbe.Boot(_host);
        _zero.Guest.AssertSuccess(() => MemoryOp.ClaimPages(new MemoryReservation { ExtentCount = one.Domain.PageCount + 100, Domain = one.Domain.Id }));
        Assert.Equal(100UL, _host.Reservations.ClaimedPages);
        _host.DestroyDomain(one.Domain);
        Assert.Equal(0UL, _host.Reservations.ClaimedPages);
    }

    [Fact]
    public void A_frame_that_is_still_mapped_stays_the_dead_ones_with_its_content_and_is_nobody_elses()
    {
        TableProbe one = Boot();
        DomainId id = one.Domain.Id;
        MachineFrame frame = one.Page(out VirtualAddress address);
        one.Guest.InGuest(() => new GuestPointer<ulong>(address.Value).Write(0xc0ffee));
        _zero.Guest.AssertSuccess(() => MapForeign(frame, TableProbe.ReadWrite, id));
        _host.DestroyDomain(one.Domain);

        Assert.Equal(_free - 1 - GrantTable.InitialFrames, _host.Memory.FreeFrames);
        Assert.True(_host.Memory[frame].IsOwnedBy(id));
        Assert.Equal(1UL, one.Domain.PageCount);
        Assert.Equal(1, _zero.Guest.AssertSuccess(() => MemoryOp.CurrentReservation(new MemoryDomain { Domain = id })));
        TableProbe two = Boot();
        Assert.False(_host.Memory[frame].IsOwnedBy(two.Domain.Id));
        Assert.True(_zero.Guest.Vcpu.TryCopyIn(_zero.Scratch.Value, out ulong seen));
        Assert.Equal(0xc0ffeeUL, seen);
        _host.DestroyDomain(two.Domain);

        _zero.Guest.AssertSuccess(() => _zero.Map(_zero.Scratch, default));
        Assert.Equal(_free, _host.Memory.FreeFrames);
        Assert.True(_host.Memory[frame].IsFree);
        Assert.Null(_host.Memory.Frames.OwnerOf(id));
        _zero.Guest.AssertRefused(XenErrno.NoSuchDomain, () => MemoryOp.CurrentReservation(new MemoryDomain { Domain = id }));
    }

    [Fact]
    public void Nothing_but_memory_knows_the_dead()
    {
        TableProbe one = Boot();
        DomainId id = one.Domain.Id;
        MachineFrame frame = one.Page(out _);
        MachineFrame other = one.Page(out _);
        _zero.Guest.AssertSuccess(() => MapForeign(frame, TableProbe.ReadOnly, id));
        _host.DestroyDomain(one.Domain);
        _zero.Guest.AssertRefused(XenErrno.NoSuchDomain, () => SchedOp.RemoteShutdown(new SchedRemoteShutdown { Domain = id }));
        var allocate = new EventChannelAllocateUnbound { Domain = id, RemoteDomain = DomainId.Zero };
        _zero.Guest.AssertRefused(XenErrno.NoSuchDomain, () => EventChannelOp.AllocateUnbound(ref allocate));

        // It is given no memory, and what it has may be mapped again while it is there.
        long before = _zero.Domain.Log.RefusalCount;
        Assert.Equal(0, _zero.Guest.Call(() => MemoryOp.IncreaseReservation(new MemoryReservation { ExtentCount = 1, Domain = id })).Value);
        Assert.Equal(before + 1, _zero.Domain.Log.RefusalCount);
        _zero.Guest.AssertSuccess(() => MapForeign(frame, TableProbe.ReadOnly, id));
        Assert.True(_zero.Guest.Call(() => MapForeign(other, TableProbe.ReadOnly, id)).IsError);
        Assert.Equal(0, _zero.Guest.AssertSuccess(() => MemoryOp.MaximumGuestFrame(new MemoryDomain { Domain = id })));
        _zero.Guest.AssertSuccess(() => _zero.Map(_zero.Scratch, default));
        Assert.Equal(_free, _host.Memory.FreeFrames);
    }

    [Fact]
    public void A_table_of_the_dead_that_is_still_mapped_is_a_table_no_more()
    {
        TableProbe one = Boot();
        DomainId id = one.Domain.Id;
        MachineFrame root = one.Root;
        _zero.Guest.AssertSuccess(() => MapForeign(root, TableProbe.ReadOnly, id));
        _host.DestroyDomain(one.Domain);
        Assert.Equal(_free - 1 - GrantTable.InitialFrames, _host.Memory.FreeFrames);
        Assert.Equal(0U, _host.Memory[root].TypeCount);
        Assert.Equal(1U, _host.Memory[root].ReferenceCount);
        _zero.Guest.AssertSuccess(() => _zero.Map(_zero.Scratch, default));
        Assert.Equal(_free, _host.Memory.FreeFrames);
    }

    [Fact]
    public void Shared_info_that_is_still_mapped_stays_too()
    {
        TableProbe one = Boot();
        MachineFrame shared = one.Domain.Shared.Frame;
        _zero.Guest.AssertSuccess(() => MapForeign(shared, TableProbe.ReadWrite, one.Domain.Id));
        _host.DestroyDomain(one.Domain);

        // As long as anything of the domain's is left its grant table is, which has a frame.
        Assert.Equal(_free - 2, _host.Memory.FreeFrames);
        Assert.False(_host.Memory[shared].IsFree);
        _zero.Guest.InGuest(() => new GuestPointer<ulong>(_zero.Scratch.Value).Write(5));
        _zero.Guest.AssertSuccess(() => _zero.Map(_zero.Scratch, default));
        Assert.Equal(_free, _host.Memory.FreeFrames);
        Assert.Null(_host.Memory.Frames.OwnerOf(one.Domain.Id));
    }

    [Fact]
    public void Who_dies_while_mapping_anothers_frame_lets_go_of_it()
    {
        using var host = new Host();
        var zero = new TableProbe(GuestProbe.Boot(host));
        var one = new TableProbe(GuestProbe.Boot(host));
        MachineFrame frame = one.Page(out _);
        uint references = host.Memory[frame].ReferenceCount;
        zero.Guest.AssertSuccess(() => UpdateVaMapping.SetOtherDomain(zero.Scratch, TableProbe.To(frame, TableProbe.ReadWrite), UpdateVaMappingFlags.InvalidatePage, one.Domain.Id));
        Assert.Equal(references + 1, host.Memory[frame].ReferenceCount);
        host.DestroyDomain(zero.Domain);
        Assert.Equal(references, host.Memory[frame].ReferenceCount);
        one.Guest.AssertSuccess(() => one.Extended(MmuExtendedCommand.TlbFlushLocal));
    }

    [Fact]
    public void The_next_owner_reads_zeros_through_no_translation_of_the_last()
    {
        TableProbe one = Boot();
        DomainId id = one.Domain.Id;
        MachineFrame frame = one.Page(out _);
        _zero.Guest.AssertSuccess(() => MapForeign(frame, TableProbe.ReadWrite, id));
        _zero.Guest.InGuest(() => new GuestPointer<ulong>(_zero.Scratch.Value).Write(0xdead));
        _host.DestroyDomain(one.Domain);

        // The entry goes without a flush: the translation may live until the frame is handed out again.
        _zero.Guest.AssertSuccess(() => UpdateVaMapping.Set(_zero.Scratch, default, UpdateVaMappingFlags.None));
        Assert.True(_host.Memory[frame].IsFree);
        GuestProbe two = GuestProbe.Boot(_host, new DomainConfig { MemoryMegabytes = 8, MaximumMemoryMegabytes = 400 });
        while (!_host.Memory[frame].IsOwnedBy(two.Domain.Id))
            Assert.Equal(1, two.AssertSuccess(() => MemoryOp.IncreaseReservation(new MemoryReservation { ExtentCount = 1, Domain = DomainId.Self })));

        Assert.False(_zero.Guest.Vcpu.IsAccessible(_zero.Scratch.Value, 8, write: false));
    }

    [Fact]
    public void A_granted_frame_outlives_its_granter_until_it_is_unmapped()
    {
        TableProbe one = Boot();
        TableProbe two = Boot();
        ulong free = _host.Memory.FreeFrames;
        TableProbe granter = Boot();
        MachineFrame frame = granter.Page(out VirtualAddress address);
        granter.Guest.InGuest(() => new GuestPointer<ulong>(address.Value).Write(0xc0ffee));
        GrantMap map = MapGrant(granter, two, frame);
        _host.DestroyDomain(granter.Domain);
        Assert.True(_host.Memory[frame].IsOwnedBy(granter.Domain.Id));
        Assert.True(two.Guest.Vcpu.TryCopyIn(two.Scratch.Value, out ulong seen));
        Assert.Equal(0xc0ffeeUL, seen);
        var unmap = new GrantUnmap { HostAddress = two.Scratch.Value, Handle = map.Handle };
        two.Guest.AssertSuccess(() => GrantTableOp.Unmap(new Span<GrantUnmap>(ref unmap)));
        Assert.Equal(GrantStatus.Okay, unmap.Status);
        Assert.Equal(free, _host.Memory.FreeFrames);
        Assert.Null(_host.Memory.Frames.OwnerOf(granter.Domain.Id));
        Assert.False(one.Domain.HasEnded);
    }

    [Fact]
    public void Who_dies_while_mapping_a_grant_lets_go_of_it()
    {
        TableProbe granter = Boot();
        MachineFrame frame = granter.Page(out _);
        uint references = _host.Memory[frame].ReferenceCount;
        TableProbe user = Boot();
        MapGrant(granter, user, frame);
        Assert.NotEqual(references, _host.Memory[frame].ReferenceCount);
        _host.DestroyDomain(user.Domain);
        Assert.Equal(references, _host.Memory[frame].ReferenceCount);
        _host.DestroyDomain(granter.Domain);
        Assert.Equal(_free, _host.Memory.FreeFrames);
    }

    private static GrantMap MapGrant(TableProbe granter, TableProbe user, MachineFrame frame)
    {
        var reference = new GrantReference(20);
        granter.Domain.Grants.Seed(reference, user.Domain.Id, frame);
        var map = new GrantMap { HostAddress = user.Scratch.Value, Flags = GrantMapFlags.HostMap, Reference = reference, Domain = granter.Domain.Id };
        user.Guest.AssertSuccess(() => GrantTableOp.Map(new Span<GrantMap>(ref map)));
        Assert.Equal(GrantStatus.Okay, map.Status);
        return map;
    }

    private TableProbe Boot() => new(GuestProbe.Boot(_host));

    private HypercallResult MapForeign(MachineFrame frame, PageTableFlags flags, DomainId owner) =>
        UpdateVaMapping.SetOtherDomain(_zero.Scratch, TableProbe.To(frame, flags), UpdateVaMappingFlags.InvalidatePage, owner);
}
