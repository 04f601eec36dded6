using System;
using HypercallSdk.Abi;
using HypercallSdk.Guest;
using HypercallSdk.Hypervisor.Domains;
using HypercallSdk.Hypervisor.GrantTables;
using HypercallSdk.Hypervisor.Machine;

namespace HypercallSdk.Hypervisor.Tests;

// mmu_update, mmuext_op and update_va_mapping: their commands, whom they may be about, and what they leave behind. Answers
// are Xen 4.17's, asked of it.
public sealed class PagingCallTests : IDisposable
{
    private const uint Self = 0x7ff0;
    private const uint InputOutput = 0x7ff1;
    private const uint Xen = 0x7ff2;

    private readonly Host _host = new(new HostOptions { RecountInvariants = true });
    private readonly TableProbe _zero;
    private readonly TableProbe _one;

    public PagingCallTests()
    {
        _zero = new TableProbe(GuestProbe.Boot(_host));
        _one = new TableProbe(GuestProbe.Boot(_host));
    }

    private uint One => _one.Domain.Id.Value;

    public void Dispose() => _host.Dispose();

    [Fact]
    public void A_frame_that_is_no_table_is_written_as_memory()
    {
        MachineFrame page = _one.Page(out _);
        _one.Set(page, 2, new PageTableEntry(0xabcdef));
        Assert.Equal(0xabcdefUL, _one.Entries(page)[2]);
        _one.AssertInfo(page, FrameType.Writable, 1, 2);
        MachineFrame unmapped = _one.Frame();
        _one.Set(unmapped, 511, new PageTableEntry(ulong.MaxValue));
        _one.AssertInfo(unmapped, FrameType.Writable, 0, 1);

        // The last 8 bytes of shared_info's page, which is the hypervisor's and shared.
        _one.Set(_one.Domain.Shared.Frame, 511, new PageTableEntry(7));
        Assert.Equal(7UL, _one.Entries(_one.Domain.Shared.Frame)[511]);
        Refused(_one, XenErrno.InvalidArgument, () => _one.Update(_zero.FrameAt(_zero.Scratch), 0, default));
        Refused(_one, XenErrno.InvalidArgument, () => _one.Update(new MachineFrame(1), 0, default));
        Refused(_one, XenErrno.InvalidArgument, () => _one.UpdateRaw(ulong.MaxValue & ~7UL, 0, out _));
    }

    [Fact]
    public void The_low_three_bits_of_a_pointer_are_the_command()
    {
        MachineFrame table = _one.Frame();
        _one.Pin(table, 1);
        MachineFrame page = _one.FrameAt(_one.Scratch);
        PageTableEntry entry = TableProbe.To(page, TableProbe.ReadWrite | PageTableFlags.Accessed | PageTableFlags.Dirty | PageTableFlags.Global);
        _one.Set(table, 1, entry);
        PageTableEntry less = entry.Without(PageTableFlags.Accessed | PageTableFlags.Dirty);
        _one.Guest.AssertSuccess(() => _one.Update(table, 1, less, command: 2));
        Assert.Equal(entry.Value, _one.Entries(table)[1]);
        _one.Guest.AssertSuccess(() => _one.Update(table, 1, less, command: 3));
        Assert.Equal(less.Value, _one.Entries(table)[1]);
        _one.Set(table, 1, entry);
        _one.Guest.AssertSuccess(() => _one.Update(table, 1, default, command: 2));
        Assert.Equal((ulong)(PageTableFlags.Accessed | PageTableFlags.Dirty), _one.Entries(table)[1]);
        for (uint command = 4; command < 8; command++)
            Refused(_one, XenErrno.NotImplemented, () => _one.Update(table, 1, entry, command));
    }

    [Fact]
    public void The_machine_to_physical_table_is_written_for_frames_one_owns()
    {
        MachineFrame page = _one.Frame();
        _one.Guest.AssertSuccess(() => _one.Update(page, 0, new PageTableEntry(0x5555), command: 1));
        Assert.Equal(0x5555UL, _host.Memory.PseudoPhysicalOf(page));
        _one.Guest.AssertSuccess(() => _one.Update(page, 300, new PageTableEntry(0x5556), command: 1));
        Assert.Equal(0x5556UL, _host.Memory.PseudoPhysicalOf(page));
        Refused(_one, XenErrno.InvalidArgument, () => _one.Update(_zero.Root, 0, default, command: 1));
        Refused(_one, XenErrno.InvalidArgument, () => _one.Update(new MachineFrame(0xfff_ffff), 0, default, command: 1));
        _zero.Guest.AssertSuccess(() => _zero.Update(page, 0, new PageTableEntry(0x77), command: 1, One));
        Assert.Equal(0x77UL, _host.Memory.PseudoPhysicalOf(page));
        Refused(_zero, XenErrno.NotPermitted, () => _zero.Update(page, 0, default, command: 1, ((One + 1) << 16) | One));
    }

    [Fact]
    public void A_batch_of_updates_stops_at_its_first_failure_and_says_which()
    {
        MachineFrame page = _one.Page(out _);
        MmuUpdateRequest[] requests =
        [
            new() { Pointer = page.Address.Value, Value = 1 },
            new() { Pointer = page.Address.Value + 8, Value = 2 },
            new() { Pointer = page.Address.Value + 16 + 5, Value = 3 },
            new() { Pointer = page.Address.Value + 24, Value = 4 },
        ];
        uint done = 99;
        Refusal refusal = Refused(_one, XenErrno.NotImplemented, () => MmuUpdate.Execute(requests, out done, Self));
        Assert.Equal(2U, done);
        Assert.Equal(2, refusal.Entry);
        Assert.Equal([1UL, 2, 0, 0], _one.Entries(page)[..4].ToArray());
        _one.Guest.AssertSuccess(() => MmuUpdate.Execute([], out done, Self));
        Assert.Equal(0U, done);
    }

    [Fact]
    public void The_count_of_what_was_done_is_left_alone_where_a_domain_is_refused_at_once()
    {
        ulong done = _zero.Scratch.Value;
        Assert.Equal(XenErrno.NoSuchDomain, Call(HypercallNumber.MmuUpdate, 78 << 16));
        Assert.Equal(99U, Done());
        Assert.Equal(XenErrno.NoSuchDomain, Call(HypercallNumber.MmuextOp, 77));
        Assert.Equal(99U, Done());
        Assert.Equal(XenErrno.NoSuchDomain, Call(HypercallNumber.MmuUpdate, 77));
        Assert.Equal(0U, Done());

        XenErrno Call(HypercallNumber number, ulong domain)
        {
            Assert.True(_zero.Guest.Vcpu.TryCopyOut(done, 99U));
            return _zero.Guest.Call(() => new HypercallResult(Gate.Invoke((ulong)number, done, 0, done, domain))).Error;
        }

        uint Done() => _zero.Guest.Vcpu.TryCopyIn(done, out uint value) ? value : uint.MaxValue;
    }

    [Fact]
    public void The_control_domain_maps_frames_of_others_and_nobody_else_does()
    {
        MachineFrame foreign = _one.Page(out _);
        MachineFrame table = _zero.Frame();
        _zero.Pin(table, 1);
        _zero.Guest.AssertSuccess(() => _zero.Update(table, 0, TableProbe.To(foreign, TableProbe.ReadWrite), domain: One));
        _zero.AssertInfo(foreign, FrameType.Writable, 2, 3);
        _zero.Guest.AssertSuccess(() => UpdateVaMapping.SetOtherDomain(_zero.Scratch, TableProbe.To(foreign, TableProbe.ReadOnly), default, _one.Domain.Id));
        _zero.AssertInfo(foreign, FrameType.Writable, 2, 4);

        // Its own frames are not the other's, and upper tables name nobody's but their own domain's.
        Refused(_zero, XenErrno.Busy, () => _zero.Update(table, 1, TableProbe.To(_zero.Root, TableProbe.ReadOnly), domain: One));
        Refused(_zero, XenErrno.Busy, () => _zero.Update(table, 1, TableProbe.To(foreign, TableProbe.ReadOnly)));
        Refused(_zero, XenErrno.InvalidArgument, () => _zero.Update(_zero.Root, 3, default, domain: One));
        foreach (uint nobody in (ReadOnlySpan<uint>)[InputOutput, Xen])
            Refused(_zero, XenErrno.Busy, () => _zero.Update(table, 1, TableProbe.To(foreign, TableProbe.ReadOnly), domain: nobody));

        _zero.Set(table, 0, default);
        _zero.Guest.AssertSuccess(() => _zero.Map(_zero.Scratch, default));
        _zero.AssertInfo(foreign, FrameType.Writable, 1, 2);

        MachineFrame other = _zero.Frame();
        Refused(_one, XenErrno.NotPermitted, () => _one.Update(_one.Root, 3, default, domain: 0));
        Refused(_one, XenErrno.NotPermitted, () => _one.Update(other, 0, default, domain: (1 << 16) | Self));
        Refused(_one, XenErrno.NotPermitted, () => UpdateVaMapping.SetOtherDomain(_one.Scratch, default, default, DomainId.Zero));
        Refused(_one, XenErrno.NotPermitted, () => _one.Extended(MmuExtendedCommand.PinL1Table, other, DomainId.Zero));
    }

    [Fact]
    public void The_control_domain_changes_tables_of_others()
    {
        MachineFrame table = _one.Frame();
        MachineFrame page = _one.Frame();
        uint both = ((One + 1) << 16) | One;
        _zero.Guest.AssertSuccess(() => _zero.Extended(MmuExtendedCommand.PinL1Table, table, _one.Domain.Id));
        _zero.Guest.AssertSuccess(() => _zero.Update(table, 0, TableProbe.To(page, TableProbe.ReadWrite), domain: both));
        _one.AssertInfo(page, FrameType.Writable, 1, 2);

        // What a domain may put into its tables is asked of the tables' owner.
        Refused(_zero, XenErrno.InvalidArgument, () => _zero.Update(table, 0, TableProbe.To(page, TableProbe.ReadWrite | PageTableFlags.CacheDisable), domain: both));
        _zero.Guest.AssertSuccess(() => _zero.Extended(MmuExtendedCommand.UnpinTable, table, _one.Domain.Id));
        _one.AssertInfo(page, FrameType.Writable, 0, 1);
        _one.AssertInfo(table, FrameType.L1, 0, 1);
    }

    [Fact]
    public void Domains_that_are_not_there_are_no_foreign_domains()
    {
        foreach (uint domain in (ReadOnlySpan<uint>)[77, 0, 0x7ff3, 0x7ff4, 0x7fff, 0xffff, (78 << 16) | Self, (0x7ff1 << 16) | Self])
            Refused(_zero, XenErrno.NoSuchDomain, () => _zero.Update(_zero.Root, 0, default, domain: domain));

        _zero.Guest.AssertSuccess(() => _zero.Update(_zero.Root, 0, default, domain: (1 << 16) | Self));
        Refused(_zero, XenErrno.NoSuchDomain, () => UpdateVaMapping.SetOtherDomain(_zero.Scratch, default, default, DomainId.Zero));
        Refused(_zero, XenErrno.NoSuchDomain, () => _zero.Extended(MmuExtendedCommand.TlbFlushLocal, domain: new DomainId(77)));
        Refused(_zero, XenErrno.InvalidArgument, () => _zero.Extended(MmuExtendedCommand.PinL1Table, _zero.Root, DomainId.InputOutput));
        foreach (MmuExtendedCommand own in (ReadOnlySpan<MmuExtendedCommand>)[MmuExtendedCommand.NewBasePointer, MmuExtendedCommand.NewUserBasePointer, MmuExtendedCommand.TlbFlushLocal, MmuExtendedCommand.TlbFlushAll, MmuExtendedCommand.FlushCache, MmuExtendedCommand.SetLdt])
            Refused(_zero, XenErrno.NotPermitted, () => _zero.Extended(own, _zero.Root, _one.Domain.Id));
    }

    [Fact]
    public void A_root_is_held_by_the_vcpu_that_runs_on_it()
    {
        MachineFrame first = _one.Root;
        _one.AssertInfo(first, FrameType.L4, 2, _one.Info(first).ReferenceCount);
        MachineFrame second = _one.Frame();
        _one.Entries(second)[511] = _one.Entries(first)[511];
        _one.Guest.AssertSuccess(() => _one.Extended(MmuExtendedCommand.NewBasePointer, second));
        Assert.Equal(second, _one.Root);
        _one.AssertInfo(second, FrameType.L4, 1, 2);
        _one.AssertInfo(first, FrameType.L4, 1, _one.Info(first).ReferenceCount);
        _one.Guest.AssertSuccess(() => _one.Extended(MmuExtendedCommand.NewBasePointer, second));
        _one.AssertInfo(second, FrameType.L4, 1, 2);

        _one.Guest.AssertSuccess(() => _one.Extended(MmuExtendedCommand.NewUserBasePointer, second));
        _one.AssertInfo(second, FrameType.L4, 2, 3);
        Refusal refusal = Refused(_one, XenErrno.InvalidArgument, () => _one.Extended(MmuExtendedCommand.PinL1Table, second));
        Assert.Contains("as a root", refusal.Rule, StringComparison.Ordinal);
        _one.Guest.AssertSuccess(() => _one.Extended(MmuExtendedCommand.NewUserBasePointer));
        Assert.False(_one.Guest.Vcpu.UserSpace.HasRoot);
        _one.Guest.AssertSuccess(() => _one.Extended(MmuExtendedCommand.NewUserBasePointer));
        Refused(_one, XenErrno.InvalidArgument, () => _one.Extended(MmuExtendedCommand.NewUserBasePointer, _one.FrameAt(_one.Scratch)));
        Refused(_one, XenErrno.InvalidArgument, () => _one.Extended(MmuExtendedCommand.NewBasePointer));

        _one.Guest.AssertSuccess(() => _one.Extended(MmuExtendedCommand.NewBasePointer, first));
        _one.AssertInfo(second, FrameType.L4, 0, 1);
    }

    [Fact]
    public void Pages_are_cleared_and_copied_where_they_may_be_written()
    {
        MachineFrame page = _one.Page(out _);
        _one.Entries(page).Fill(0x1234);
        _one.Guest.AssertSuccess(() => _one.Extended(MmuExtendedCommand.ClearPage, page));
        Assert.True(_one.Entries(page).IndexOfAnyExcept(0UL) < 0);
        _one.Guest.AssertSuccess(() => Copy(page, _one.Root));
        Assert.True(_one.Entries(page).SequenceEqual(_one.Entries(_one.Root)));
        _one.AssertInfo(page, FrameType.Writable, 1, 2);
        Refused(_one, XenErrno.InvalidArgument, () => _one.Extended(MmuExtendedCommand.ClearPage, _one.Root));
        Refused(_one, XenErrno.InvalidArgument, () => _one.Extended(MmuExtendedCommand.ClearPage, _zero.Root));
        Refused(_one, XenErrno.InvalidArgument, () => Copy(_one.Root, page));
        Refused(_one, XenErrno.InvalidArgument, () => Copy(page, _zero.Root));
        Refused(_one, XenErrno.InvalidArgument, () => Copy(page, new MachineFrame(ulong.MaxValue)));
    }

    [Fact]
    public void Flushes_of_caches_are_for_the_control_domain_and_bitmaps_must_be_readable()
    {
        _zero.Guest.AssertSuccess(() => _zero.Extended(MmuExtendedCommand.FlushCache));
        _zero.Guest.AssertSuccess(() => _zero.Extended(MmuExtendedCommand.FlushCacheGlobal));
        Refused(_one, XenErrno.AccessDenied, () => _one.Extended(MmuExtendedCommand.FlushCache));
        Refused(_one, XenErrno.InvalidArgument, () => _one.Extended(MmuExtendedCommand.FlushCacheGlobal));
        foreach (MmuExtendedCommand command in (ReadOnlySpan<MmuExtendedCommand>)[MmuExtendedCommand.TlbFlushMulti, MmuExtendedCommand.InvalidatePageMulti])
        {
            Refused(_one, XenErrno.InvalidArgument, () => _one.Extended(command));
            _one.Guest.AssertSuccess(() => MmuExtOp.Execute([new MmuExtendedOperation { Command = command, VcpuMask = new GuestPointer<ulong>(_one.Scratch.Value) }], out _, DomainId.Self));
        }

        foreach (uint command in (ReadOnlySpan<uint>)[14, 21, 77, uint.MaxValue])
            Refused(_one, XenErrno.NotImplemented, () => _one.Extended((MmuExtendedCommand)command));
    }

    [Fact]
    public void An_entry_that_is_refused_flushes_nothing_and_looks_at_no_bitmap()
    {
        var unreadable = (UpdateVaMappingFlags)0x11;
        Refused(_one, XenErrno.Busy, () => _one.Map(_one.Scratch, TableProbe.To(_one.Root, TableProbe.ReadWrite), unreadable));
        Refused(_one, XenErrno.InvalidArgument, () => _one.Map(new VirtualAddress(HypervisorMemory.Start), default, unreadable));
        Refused(_one, XenErrno.BadAddress, () => _one.Map(_one.Scratch, default, unreadable));

        // A kind of flush that there is not is none.
        _one.Guest.AssertSuccess(() => _one.Map(_one.Scratch, default, (UpdateVaMappingFlags)0x13));
    }

    [Fact]
    public void A_mapping_through_a_linear_page_table_is_no_l1_entry()
    {
        // Slot 300 of the root is the root: what is mapped there are the tables.
        _one.Set(_one.Root, 300, TableProbe.To(_one.Root, TableProbe.ReadOnly));
        var address = new VirtualAddress(0xffff_0000_0000_0000 | (300UL << 39) | (300UL << 30) | (300UL << 21) | (511UL << 12));
        Refusal refusal = Refused(_one, XenErrno.InvalidArgument, () => _one.Map(address, default));
        Assert.Contains("no L1 table", refusal.Rule, StringComparison.Ordinal);
        Assert.True(_one.Guest.Vcpu.TryCopyIn(address.Value + (510 * sizeof(ulong)), out ulong entry));
        Assert.NotEqual(0UL, entry);
        Assert.False(_one.Guest.Vcpu.IsAccessible(address.Value, 8, write: true));
    }

    [Fact]
    public void A_domain_that_is_destroyed_gives_every_frame_back()
    {
        ulong free = _host.Memory.FreeFrames;
        var third = new TableProbe(GuestProbe.Boot(_host));
        MachineFrame root = third.Frame();
        third.Entries(root)[511] = third.Entries(third.Root)[511];
        third.Entries(root)[300] = TableProbe.To(root, TableProbe.ReadOnly).Value;
        third.Guest.AssertSuccess(() => third.Extended(MmuExtendedCommand.NewUserBasePointer, root));
        MachineFrame linear = third.Frame();
        MachineFrame target = third.Frame();
        third.Pin(linear, 2);
        third.Pin(target, 2);
        third.Set(linear, 0, TableProbe.To(target, TableProbe.ReadOnly));
        third.Unpin(target);
        MachineFrame self = third.Frame();
        third.Entries(self)[0] = TableProbe.To(self, TableProbe.ReadOnly).Value;
        third.Pin(self, 1);
        third.Guest.AssertSuccess(() => Descriptors.SetGdt(FrameList(third, third.Frame()), 1));
        _host.DestroyDomain(third.Domain);
        Assert.Equal(free, _host.Memory.FreeFrames);
        _one.Guest.AssertSuccess(() => _one.Extended(MmuExtendedCommand.TlbFlushLocal));
    }

    [Fact]
    public void A_destroyed_domains_frame_stays_while_the_control_domain_maps_it()
    {
        ulong free = _host.Memory.FreeFrames;
        var third = new TableProbe(GuestProbe.Boot(_host));
        MachineFrame frame = third.Page(out _);
        DomainId id = third.Domain.Id;
        _zero.Guest.AssertSuccess(() => UpdateVaMapping.SetOtherDomain(_zero.Scratch, TableProbe.To(frame, TableProbe.ReadWrite), UpdateVaMappingFlags.InvalidatePage, id));
        _host.DestroyDomain(third.Domain);

        // With it stays its owner's grant table, by which a mapping would be ended.
        Assert.Equal(free - 1 - GrantTable.InitialFrames, _host.Memory.FreeFrames);
        _zero.AssertInfo(frame, FrameType.Writable, 1, 1);
        _zero.Guest.InGuest(() => new GuestPointer<ulong>(_zero.Scratch.Value).Write(5));
        _zero.Guest.AssertSuccess(() => _zero.Map(_zero.Scratch, default));
        Assert.Equal(free, _host.Memory.FreeFrames);
    }

    [Fact]
    public void A_batch_of_updates_allocates_nothing()
    {
        using var host = new Host(new HostOptions { RecountInvariants = false });
        GuestProbe.Boot(host);
        var guest = new TableProbe(GuestProbe.Boot(host));
        MachineFrame table = guest.Frame();
        guest.Pin(table, 1);
        var requests = new MmuUpdateRequest[512];
        var pages = new MachineFrame[101];
        for (int i = 0; i < pages.Length; i++)
            pages[i] = guest.Page(out _);

        long allocated = long.MaxValue;
        guest.Guest.InGuest(() =>
        {
            allocated = Allocation.Of(() =>
            {
                foreach (MachineFrame page in pages)
                    Update(page);
            });
        });
        Assert.Equal(0, allocated);
        guest.AssertInfo(pages[100], FrameType.Writable, 513, 514);

        void Update(MachineFrame page)
        {
            for (int i = 0; i < requests.Length; i++)
                requests[i] = new MmuUpdateRequest(new MachineAddress(table.Address.Value + ((ulong)i * 8)), TableProbe.To(page, TableProbe.ReadWrite));

            HypercallResult result = MmuUpdate.Execute(requests, out uint done, Self);
            if (result.IsError || done != 512)
                throw new InvalidOperationException(guest.Domain.Log.ToString());
        }
    }

    private static GuestPointer<MachineFrame> FrameList(TableProbe guest, MachineFrame frame)
    {
        Assert.True(guest.Guest.Vcpu.TryCopyOut(guest.Scratch.Value, frame));
        return new GuestPointer<MachineFrame>(guest.Scratch.Value);
    }

    private static HypercallResult Copy(MachineFrame destination, MachineFrame source) =>
        MmuExtOp.Execute([new MmuExtendedOperation { Command = MmuExtendedCommand.CopyPage, Frame = destination, SourceFrame = source }], out _, DomainId.Self);

    private static Refusal Refused(TableProbe guest, XenErrno error, Func<HypercallResult> call) => guest.Guest.AssertRefused(error, call);
}
