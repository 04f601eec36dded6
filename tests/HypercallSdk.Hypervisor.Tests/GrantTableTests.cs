using System;
using System.Linq;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Domains;
using HypercallSdk.Hypervisor.GrantTables;
using HypercallSdk.Hypervisor.Machine;

namespace HypercallSdk.Hypervisor.Tests;

// Grants of version 1 between two domains: what is mapped, what that holds, when the granter may take it back, and what is
// refused. (Each answer is compared with real Xen's by MemoryAnswersTests, where domain 0 grants to itself.) After each call the
// recount agrees.
public sealed class GrantTableTests : IDisposable
{
    private const uint Grant = 8;

    private readonly Host _host = new();
    private readonly GrantProbe _zero;
    private readonly GrantProbe _one;
    private readonly GrantProbe _two;

    public GrantTableTests()
    {
        _zero = new GrantProbe(GuestProbe.Boot(_host));
        _one = new GrantProbe(GuestProbe.Boot(_host));
        _two = new GrantProbe(GuestProbe.Boot(_host));
    }

    public void Dispose() => _host.Dispose();

    [Fact]
    public void A_toolstack_grants_domain_0_the_console_and_the_store()
    {
        Assert.Equal((GrantProbe.Access, DomainId.Zero), (_one.Entry(ReservedGrants.Console).Flags, _one.Entry(ReservedGrants.Console).Domain));
        Assert.Equal((GrantProbe.Access, DomainId.Zero), (_one.Entry(ReservedGrants.XenStore).Flags, _one.Entry(ReservedGrants.XenStore).Domain));
        Assert.Equal(GrantEntryFlags.Invalid, _zero.Entry(ReservedGrants.Console).Flags);
        _zero.AssertMapped(_one, ReservedGrants.XenStore, _zero.Window());
    }

    [Fact]
    public void A_mapped_page_is_the_granters_page_and_in_use_until_it_is_unmapped()
    {
        MachineFrame frame = _one.Page(0x1234);
        _one.Grant(Grant, _two, frame);
        ulong window = _two.Window();
        GrantMap map = _two.AssertMapped(_one, Grant, window);
        Assert.Equal(frame.Address.Value, map.DeviceBusAddress);
        Assert.Equal(GrantProbe.Access | GrantProbe.InUse, _one.Entry(Grant).Flags);
        _one.AssertInfo(frame, FrameType.Writable, 1, 2);
        Assert.Equal(0x1234UL, _two.Read(window));
        _two.Write(window, 0x5678);
        Assert.Equal(0x5678UL, _one.ValueIn(frame));

        Assert.Equal(GrantStatus.Okay, _two.Unmap(window, map.Handle));
        Assert.Equal(GrantProbe.Access, _one.Entry(Grant).Flags);
        _one.AssertInfo(frame, FrameType.Writable, 0, 1);
        Assert.False(_two.Guest.Vcpu.IsAccessible(window, 8, write: false));
    }

    [Fact]
    public void A_read_only_mapping_holds_a_reference_alone_and_cannot_be_made_writable()
    {
        MachineFrame frame = _one.Page();
        _one.Grant(Grant, _two, frame, GrantProbe.ReadAccess);
        ulong window = _two.Window();
        Refusal refusal = _two.AssertRefused(GrantStatus.GeneralError, _one, Grant, window);
        Assert.Equal("GNTST_general_error", refusal.Answer);
        Assert.Equal(0, refusal.Entry);
        Assert.Contains("granted for reading only", refusal.Rule, StringComparison.Ordinal);
        _two.AssertMapped(_one, Grant, window, GrantProbe.ReadOnlyMap);
        _one.AssertInfo(frame, FrameType.Writable, 0, 2);
        Assert.Equal(GrantProbe.ReadAccess | GrantEntryFlags.Reading, _one.Entry(Grant).Flags);
        _two.Guest.AssertRefused(XenErrno.Busy, () => _two.Tables.Map(new VirtualAddress(window), TableProbe.To(frame, TableProbe.ReadWrite)));
        Assert.False(_two.Guest.Vcpu.IsAccessible(window, 8, write: true));
    }

    [Fact]
    public void Each_mapping_counts_and_the_bits_go_with_the_last_of_their_kind()
    {
        MachineFrame frame = _one.Page();
        _one.Grant(Grant, _two, frame);
        ulong first = _two.Window();
        ulong second = _two.Window();
        GrantMap reads = _two.AssertMapped(_one, Grant, first, GrantProbe.ReadOnlyMap);
        GrantMap both = _two.AssertMapped(_one, Grant, second, GrantProbe.HostMap | GrantMapFlags.DeviceMap);
        _one.AssertInfo(frame, FrameType.Writable, 2, 4);
        Assert.Equal(GrantPins.HostRead + GrantPins.HostWrite + GrantPins.DeviceWrite, _one.Table.Active(new GrantReference(Grant)).Pins);
        Assert.Equal(GrantStatus.Okay, _two.Unmap(second, both.Handle));
        Assert.Equal(GrantProbe.Access | GrantProbe.InUse, _one.Entry(Grant).Flags);
        Assert.Equal(GrantStatus.BadDeviceAddress, _two.Unmap(0, both.Handle, both.DeviceBusAddress + 4096));
        Assert.Equal(GrantStatus.Okay, _two.Unmap(0, both.Handle, both.DeviceBusAddress));
        Assert.Equal(GrantProbe.Access | GrantEntryFlags.Reading, _one.Entry(Grant).Flags);
        Assert.Equal(GrantStatus.Okay, _two.Unmap(first, reads.Handle));
        Assert.Equal(GrantProbe.Access, _one.Entry(Grant).Flags);
        _one.AssertInfo(frame, FrameType.Writable, 0, 1);
        Assert.Empty(_one.Table.AllActive());
        Assert.Empty(_two.Domain.MapTrack.All());
    }

    [Fact]
    public void An_entry_that_changes_while_it_is_in_use_changes_nothing()
    {
        MachineFrame frame = _one.Page(1);
        _one.Grant(Grant, _two, frame);
        ulong window = _two.Window();
        GrantMap map = _two.AssertMapped(_one, Grant, window);
        _one.Grant(Grant, _zero, _one.Page(2));
        Assert.Equal(frame.Address.Value, _two.AssertMapped(_one, Grant, _two.Window()).DeviceBusAddress);
        _zero.AssertRefused(GrantStatus.GeneralError, _one, Grant, _zero.Window());
        Assert.Equal(GrantStatus.Okay, _two.Unmap(window, map.Handle));
    }

    [Fact]
    public void A_page_that_its_owner_gives_away_stays_until_it_is_unmapped()
    {
        MachineFrame frame = _one.Page(7);
        ulong pages = _one.Domain.PageCount;
        _one.Grant(Grant, _two, frame);
        ulong window = _two.Window();
        GrantMap map = _two.AssertMapped(_one, Grant, window);
        Assert.Equal(GrantStatus.BadPage, _one.Transfer(frame, _two, 9));
        Assert.True(_host.Memory.Frames.TryDropAllocation(frame));
        Assert.Equal(7UL, _two.Read(window));
        Assert.Equal(pages, _one.Domain.PageCount);
        Assert.Equal(GrantStatus.Okay, _two.Unmap(window, map.Handle));
        Assert.True(_host.Memory[frame].IsFree);
    }

    [Fact]
    public void A_page_table_is_mapped_read_only_or_not_at_all()
    {
        MachineFrame table = _one.Tables.Root;
        _one.Grant(Grant, _two, table);
        ulong window = _two.Window();
        Refusal refusal = _two.AssertRefused(GrantStatus.GeneralError, _one, Grant, window);
        Assert.Contains("L4 page table", refusal.Rule, StringComparison.Ordinal);
        Assert.Equal(GrantProbe.Access, _one.Entry(Grant).Flags);
        _two.AssertMapped(_one, Grant, window, GrantProbe.ReadOnlyMap);

        MachineFrame mapped = _one.Page();
        _one.Grant(9, _two, mapped);
        _two.AssertMapped(_one, 9, _two.Window());
        _one.Guest.AssertRefused(XenErrno.InvalidArgument, () => _one.Tables.Extended(MmuExtendedCommand.PinL1Table, mapped));
    }

    [Fact]
    public void What_is_mapped_by_the_entrys_own_address_is_an_aligned_entry_of_an_l1_table_of_the_callers()
    {
        _one.Grant(Grant, _two, _one.Page(3));
        ulong window = _two.Window();
        _two.Guest.Vcpu.KernelSpace.Walk(window);
        MachineFrame l1 = L1Of(_two, window);
        ulong entry = l1.Address.Value + ((window >> 12 & 511) * 8);
        const GrantMapFlags ByEntry = GrantProbe.HostMap | GrantMapFlags.ContainsPte;
        Refusal refusal = _two.AssertRefused(GrantStatus.GeneralError, _one, Grant, entry + 4, ByEntry);
        Assert.Contains("multiple of 8", refusal.Rule, StringComparison.Ordinal);
        _two.AssertRefused(GrantStatus.GeneralError, _one, Grant, _two.Tables.Root.Address.Value, ByEntry);
        _two.AssertRefused(GrantStatus.GeneralError, _one, Grant, _two.Page().Address.Value, ByEntry);
        _two.AssertRefused(GrantStatus.GeneralError, _one, Grant, L1Of(_one, window).Address.Value, ByEntry);
        _two.AssertRefused(GrantStatus.GeneralError, _one, Grant, ulong.MaxValue & ~7UL, ByEntry);
        GrantMap map = _two.AssertMapped(_one, Grant, entry, ByEntry);
        Assert.Equal(3UL, _two.Read(window));
        Assert.Equal(GrantStatus.GeneralError, _two.Unmap(window, map.Handle));
        Assert.Equal(GrantStatus.Okay, _two.Unmap(entry, map.Handle));
    }

    [Fact]
    public void An_entry_that_is_written_over_lets_go_of_the_page_and_leaves_the_grant_in_use()
    {
        MachineFrame frame = _one.Page();
        _one.Grant(Grant, _two, frame);
        ulong window = _two.Window();
        GrantMap map = _two.AssertMapped(_one, Grant, window);
        _two.Guest.AssertSuccess(() => _two.Tables.Map(new VirtualAddress(window), default));
        _one.AssertInfo(frame, FrameType.Writable, 0, 1);
        Assert.Equal(GrantProbe.Access | GrantProbe.InUse, _one.Entry(Grant).Flags);
        Assert.Equal(GrantStatus.GeneralError, _two.Unmap(window, map.Handle));
        Assert.Equal(GrantProbe.Access | GrantProbe.InUse, _one.Entry(Grant).Flags);
        _host.DestroyDomain(_two.Domain);
        Assert.Equal(GrantProbe.Access, _one.Entry(Grant).Flags);
    }

    [Fact]
    public void A_mapping_is_replaced_by_what_is_mapped_elsewhere()
    {
        _one.Grant(Grant, _two, _one.Page(1));
        _one.Grant(9, _two, _one.Page(2));
        ulong first = _two.Window();
        ulong second = _two.Window();
        GrantMap map = _two.AssertMapped(_one, Grant, first);
        GrantMap other = _two.AssertMapped(_one, 9, second);
        GrantUnmapAndReplace[] replace = [new GrantUnmapAndReplace { HostAddress = first, NewAddress = second, Handle = map.Handle }];
        _two.Guest.AssertSuccess(() => GrantTableOp.UnmapAndReplace(replace));
        Assert.Equal(GrantStatus.Okay, replace[0].Status);
        Assert.Equal(2UL, _two.Read(first));
        Assert.False(_two.Guest.Vcpu.IsAccessible(second, 8, write: false));
        Assert.Equal(GrantProbe.Access, _one.Entry(Grant).Flags);
        Assert.Equal(GrantStatus.Okay, _two.Unmap(first, other.Handle));
    }

    [Fact]
    public void Each_element_has_a_status_and_an_explanation_of_its_own()
    {
        _one.Grant(Grant, _two, _one.Page());
        ulong window = _two.Window();
        GrantMap[] maps =
        [
            new GrantMap { HostAddress = window, Flags = GrantProbe.HostMap, Reference = new GrantReference(99), Domain = _one.Id },
            new GrantMap { HostAddress = window, Flags = GrantProbe.HostMap, Reference = new GrantReference(Grant), Domain = _one.Id },
            new GrantMap { HostAddress = window, Flags = GrantProbe.HostMap, Reference = new GrantReference(99999), Domain = _one.Id },
            new GrantMap { HostAddress = window, Flags = GrantProbe.HostMap, Reference = new GrantReference(Grant), Domain = new DomainId(77) },
        ];
        long before = _two.Domain.Log.RefusalCount;
        Assert.Equal(0, _two.Guest.Call(() => GrantTableOp.Map(maps)).Value);
        Assert.Equal([GrantStatus.GeneralError, GrantStatus.Okay, GrantStatus.BadReference, GrantStatus.BadDomain], maps.Select(map => map.Status));
        Refusal[] refusals = [.. _two.Domain.Log.Refusals.Skip((int)before)];
        Assert.Equal([0, 2, 3], refusals.Select(refusal => refusal.Entry));
        Assert.Equal(["GNTST_general_error", "GNTST_bad_gntref", "GNTST_bad_domain"], refusals.Select(refusal => refusal.Answer));
        Assert.Contains("it grants nothing to domain 0 (flags 0x0, frame 0x0)", refusals[0].Rule, StringComparison.Ordinal);
    }

    [Fact]
    public void Handles_come_back_at_the_end_and_run_out_at_the_limit()
    {
        var small = new GrantProbe(GuestProbe.Boot(_host, new DomainConfig { MemoryMegabytes = 8, MaximumMaptrackFrames = 1 }));
        _one.Grant(Grant, small, _one.Page());
        _one.Grant(9, small, _one.Page());
        var track = small.Domain.MapTrack;
        Assert.True(track.TryTake(out GrantHandle first));
        Assert.Equal(0U, first.Value);
        track.Return(first);
        for (uint i = 1; i < MapTrack.MappingsPerFrame; i++)
        {
            Assert.True(track.TryTake(out GrantHandle handle));
            Assert.Equal(i, handle.Value);
        }

        small.AssertRefused(GrantStatus.NoSpace, _one, Grant, small.Window());
    }

    [Fact]
    public void A_transferred_frame_changes_hands_with_its_content()
    {
        MachineFrame frame = _one.Page(0xc0ffee);
        _two.Domain.Memory.MaximumPages++;
        _two.Entry(20) = new GrantEntryV1 { Flags = GrantEntryFlags.AcceptTransfer, Domain = _one.Id, Frame = 4711 };
        ulong pages = _one.Domain.PageCount;
        Assert.Equal(GrantStatus.Okay, _one.Transfer(frame, _two, 20));
        Assert.Equal(pages - 1, _one.Domain.PageCount);
        Assert.True(_host.Memory[frame].IsOwnedBy(_two.Id));
        Assert.Equal(0xc0ffeeUL, _two.ValueIn(frame));
        Assert.Equal((ushort)(2 | 4 | 8), (ushort)_two.Entry(20).Flags);
        Assert.Equal(frame.Value, _two.Entry(20).Frame);
        Assert.Equal(4711UL, _host.Memory.PseudoPhysicalOf(frame));
    }

    [Fact]
    public void A_receiver_at_its_maximum_takes_no_frame_and_the_frame_is_lost()
    {
        MachineFrame frame = _one.Page();
        _two.Entry(20) = new GrantEntryV1 { Flags = GrantEntryFlags.AcceptTransfer, Domain = _one.Id };
        ulong free = _host.Memory.FreeFrames;
        Assert.Equal(GrantStatus.GeneralError, _one.Transfer(frame, _two, 20));
        Assert.Equal(GrantEntryFlags.AcceptTransfer, _two.Entry(20).Flags);
        Assert.Equal(free + 1, _host.Memory.FreeFrames);
        Assert.True(_host.Memory[frame].IsFree);
    }

    [Fact]
    public void Only_the_control_domain_asks_about_others()
    {
        GrantQuerySize[] query = [new GrantQuerySize { Domain = _two.Id }];
        _ = _one.Guest.Call(() => GrantTableOp.QuerySize(query));
        Assert.Equal(GrantStatus.PermissionDenied, query[0].Status);
        _zero.Guest.AssertSuccess(() => GrantTableOp.QuerySize(query));
        Assert.Equal((GrantStatus.Okay, 1U, 64U), (query[0].Status, query[0].FrameCount, query[0].MaximumFrameCount));
        var version = new GrantGetVersion { Domain = _two.Id };
        _one.Guest.AssertRefused(XenErrno.NotPermitted, () => GrantTableOp.GetVersion(ref version));
        _zero.Guest.AssertSuccess(() => GrantTableOp.GetVersion(ref version));
        Assert.Equal(1U, version.Version);
    }

    private static MachineFrame L1Of(GrantProbe probe, ulong address) => probe.Guest.Vcpu.KernelSpace.Walk(address).Entry(2).Frame;
}
