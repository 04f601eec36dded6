using System;
using HypercallSdk.Abi;
using HypercallSdk.Guest;
using HypercallSdk.Hypervisor.Domains;
using HypercallSdk.Hypervisor.Machine;
using HypercallSdk.Hypervisor.Paging;

namespace HypercallSdk.Hypervisor.Tests;

// No frame is a page table and writable at once, and a frame stays what it is while somebody needs it to be that. Each
// test looks at the two counts by which this is known; after each call all counts are recounted besides.
public sealed class PageTypeTests : IDisposable
{
    private readonly Host _host = new(new HostOptions { RecountInvariants = true });
    private readonly TableProbe _guest;

    public PageTypeTests()
    {
        GuestProbe.Boot(_host);
        _guest = new TableProbe(GuestProbe.Boot(_host));
    }

    public void Dispose() => _host.Dispose();

    [Fact]
    public void A_pin_makes_a_frame_a_table_and_the_end_of_its_last_use_makes_it_none()
    {
        MachineFrame frame = _guest.Frame();
        _guest.AssertInfo(frame, FrameType.Writable, 0, 1);
        _guest.Pin(frame, 1);
        _guest.AssertInfo(frame, FrameType.L1, 1, 2);
        Assert.True(_guest.Info(frame).Has(FrameFlags.Pinned | FrameFlags.Validated));
        _guest.Unpin(frame);
        _guest.AssertInfo(frame, FrameType.L1, 0, 1);
        Assert.Equal(FrameFlags.None, _guest.Info(frame).Flags & (FrameFlags.Pinned | FrameFlags.Validated));
    }

    [Fact]
    public void What_is_mapped_writable_becomes_no_table_and_the_refusal_says_who_maps_it()
    {
        MachineFrame frame = _guest.Page(out VirtualAddress address);
        Refusal refusal = _guest.Guest.AssertRefused(XenErrno.InvalidArgument, () => _guest.Extended(MmuExtendedCommand.PinL1Table, frame));
        _guest.AssertInfo(frame, FrameType.Writable, 1, 2);
        unsafe
        {
            _guest.Guest.Vcpu.KernelSpace.FindL1Entry(address.Value, out MachineFrame table);
            int index = (int)(address.Value >> Page.Shift) & 511;
            Assert.Contains($"held by L1 table {table}[{index}] (writable)", refusal.Rule, StringComparison.Ordinal);
        }

        Assert.Contains("writable memory (type count 1, references 2)", refusal.Rule, StringComparison.Ordinal);
        Assert.Contains("TableProbe.cs", refusal.CallSite!, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_is_mapped_read_only_and_never_writable()
    {
        MachineFrame frame = _guest.Frame();
        _guest.Pin(frame, 1);
        Refusal refusal = _guest.Guest.AssertRefused(XenErrno.Busy, () => _guest.Map(_guest.Scratch, TableProbe.To(frame, TableProbe.ReadWrite)));
        Assert.Contains("L1 page table (type count 1, references 2, pinned)", refusal.Rule, StringComparison.Ordinal);
        _guest.AssertInfo(frame, FrameType.L1, 1, 2);
        _guest.Guest.AssertSuccess(() => _guest.Map(_guest.Scratch, TableProbe.To(frame, TableProbe.ReadOnly)));
        _guest.AssertInfo(frame, FrameType.L1, 1, 3);

        // The one mapping is made writable when the table is none any more, by an entry that differs in nothing else.
        _guest.Guest.AssertRefused(XenErrno.Busy, () => _guest.Map(_guest.Scratch, TableProbe.To(frame, TableProbe.ReadWrite)));
        _guest.Unpin(frame);
        _guest.Guest.AssertSuccess(() => _guest.Map(_guest.Scratch, TableProbe.To(frame, TableProbe.ReadWrite)));
        _guest.AssertInfo(frame, FrameType.Writable, 1, 2);
    }

    [Fact]
    public void A_table_is_pinned_once_as_one_level_and_unpinned_once()
    {
        MachineFrame frame = _guest.Frame();
        _guest.Pin(frame, 2);
        Assert.Contains("pinned already", Refused(MmuExtendedCommand.PinL2Table, frame).Rule, StringComparison.Ordinal);
        Refused(MmuExtendedCommand.PinL1Table, frame);
        Refused(MmuExtendedCommand.PinL4Table, frame);
        _guest.AssertInfo(frame, FrameType.L2, 1, 2);
        _guest.Unpin(frame);
        Assert.Contains("not pinned", Refused(MmuExtendedCommand.UnpinTable, frame).Rule, StringComparison.Ordinal);
        _guest.AssertInfo(frame, FrameType.L2, 0, 1);
        _guest.Pin(frame, 3);
        _guest.AssertInfo(frame, FrameType.L3, 1, 2);
    }

    [Fact]
    public void A_table_whose_entry_is_refused_holds_nothing_and_is_none()
    {
        MachineFrame table = _guest.Frame();
        MachineFrame first = _guest.Frame();
        MachineFrame second = _guest.Page(out _);
        Span<ulong> entries = _guest.Entries(table);
        entries[0] = TableProbe.To(first, TableProbe.ReadOnly).Value;
        entries[7] = TableProbe.To(second, TableProbe.ReadWrite).Value;
        entries[8] = TableProbe.To(_guest.Root, TableProbe.ReadWrite).Value;
        Refusal refusal = _guest.Guest.AssertRefused(XenErrno.Busy, () => _guest.Extended(MmuExtendedCommand.PinL1Table, table));
        Assert.StartsWith($"entry 8 of L1 table {table}: ", refusal.Rule, StringComparison.Ordinal);
        Assert.Contains("L4 page table", refusal.Rule, StringComparison.Ordinal);
        Assert.Equal(entries[8], refusal.Value);
        _guest.AssertInfo(table, FrameType.None, 0, 1);
        _guest.AssertInfo(first, FrameType.Writable, 0, 1);
        _guest.AssertInfo(second, FrameType.Writable, 1, 2);

        // Where the frame that is named does not exist, a pin passes that on.
        entries[8] = TableProbe.To(new MachineFrame(_host.Memory.FrameCount), TableProbe.ReadOnly).Value;
        _guest.Guest.AssertRefused(XenErrno.NotPermitted, () => _guest.Extended(MmuExtendedCommand.PinL1Table, table));
        entries[8] = 0;
        _guest.Pin(table, 1);
        _guest.AssertInfo(first, FrameType.Writable, 0, 2);
        _guest.AssertInfo(second, FrameType.Writable, 2, 3);
    }

    [Fact]
    public void A_root_makes_tables_of_what_its_entries_name_down_to_the_pages()
    {
        MachineFrame page = _guest.Page(out _);
        MachineFrame[] tables = Chain(page);
        _guest.Pin(tables[3], 4);
        _guest.AssertInfo(tables[3], FrameType.L4, 1, 2);
        _guest.AssertInfo(tables[2], FrameType.L3, 1, 2);
        _guest.AssertInfo(tables[1], FrameType.L2, 1, 2);
        _guest.AssertInfo(tables[0], FrameType.L1, 1, 2);
        _guest.AssertInfo(page, FrameType.Writable, 2, 3);

        // A second use of a table in the middle keeps what is below it when the root goes.
        _guest.Pin(tables[1], 2);
        _guest.Unpin(tables[3]);
        _guest.AssertInfo(tables[3], FrameType.L4, 0, 1);
        _guest.AssertInfo(tables[2], FrameType.L3, 0, 1);
        _guest.AssertInfo(tables[1], FrameType.L2, 1, 2);
        _guest.AssertInfo(tables[0], FrameType.L1, 1, 2);
        _guest.Unpin(tables[1]);
        _guest.AssertInfo(tables[0], FrameType.L1, 0, 1);
        _guest.AssertInfo(page, FrameType.Writable, 1, 2);
    }

    [Fact]
    public void A_table_that_fails_deep_down_leaves_nothing_of_the_tables_above()
    {
        MachineFrame page = _guest.Page(out _);
        MachineFrame[] tables = Chain(page);
        _guest.Entries(tables[0])[511] = TableProbe.To(tables[2], TableProbe.ReadWrite).Value;
        Refusal refusal = _guest.Guest.AssertRefused(XenErrno.Busy, () => _guest.Extended(MmuExtendedCommand.PinL4Table, tables[3]));
        Assert.StartsWith($"entry 511 of L1 table {tables[0]}: ", refusal.Rule, StringComparison.Ordinal);
        Assert.Contains($"L3 page table", refusal.Rule, StringComparison.Ordinal);
        foreach (MachineFrame table in tables)
            _guest.AssertInfo(table, FrameType.None, 0, 1);

        _guest.AssertInfo(page, FrameType.Writable, 1, 2);
    }

    [Fact]
    public void A_change_of_type_takes_stale_writable_translations_away()
    {
        MachineFrame frame = _guest.Page(out VirtualAddress address);
        _guest.Guest.InGuest(() => new GuestPointer<ulong>(address.Value).Write(1));

        // The mapping is gone, but nothing was flushed: the guest writes on, as it would on the processor.
        _guest.Guest.AssertSuccess(() => _guest.Map(address, default, UpdateVaMappingFlags.None));
        _guest.Guest.InGuest(() => new GuestPointer<ulong>(address.Value).Write(0));
        Assert.False(_guest.Domain.HasEnded);
        _guest.AssertInfo(frame, FrameType.Writable, 0, 1);
        uint clock = _host.Translations.Clock;
        _guest.Pin(frame, 1);
        Assert.NotEqual(clock, _host.Translations.Clock);
        _guest.Guest.InGuest(() => new GuestPointer<ulong>(address.Value).Write(ulong.MaxValue));
        Assert.True(_guest.Domain.HasEnded);
        Assert.Equal(0UL, _guest.Entries(frame)[0]);
    }

    [Fact]
    public void A_frame_that_was_flushed_since_its_last_use_is_not_flushed_for_again()
    {
        MachineFrame frame = _guest.Frame();
        MachineFrame other = _guest.Frame();
        _guest.Pin(other, 1);
        uint clock = _host.Translations.Clock;
        _guest.Pin(frame, 1);
        Assert.Equal(clock, _host.Translations.Clock);

        // And a frame that is used as the same again changes nothing.
        _guest.Unpin(frame);
        _guest.Pin(frame, 1);
        Assert.Equal(clock, _host.Translations.Clock);
    }

    [Fact]
    public void Frames_that_the_host_writes_and_the_hypervisors_own_become_no_tables()
    {
        MachineFrame image = _guest.FrameAt(new VirtualAddress(_guest.Domain.Image.TextAddress));
        Assert.Contains("held by the host itself", Refused(MmuExtendedCommand.PinL1Table, image).Rule, StringComparison.Ordinal);

        // The console's ring is written by its back end, be it mapped by the guest or not.
        MachineFrame console = ConsoleFrame(out VirtualAddress ring);
        _guest.Guest.AssertSuccess(() => _guest.Map(ring, default));
        _guest.AssertInfo(console, FrameType.Writable, 1, 2);
        Assert.Contains("held by the host itself", Refused(MmuExtendedCommand.PinL1Table, console).Rule, StringComparison.Ordinal);
        MachineFrame shared = _guest.Domain.Shared.Frame;
        uint references = _guest.Info(shared).ReferenceCount;
        uint uses = _guest.Info(shared).TypeCount;
        Refused(MmuExtendedCommand.PinL1Table, shared);
        Refused(MmuExtendedCommand.PinL4Table, shared);
        _guest.Guest.AssertSuccess(() => _guest.Map(_guest.Scratch, TableProbe.To(shared, TableProbe.ReadWrite)));
        _guest.AssertInfo(shared, FrameType.Shared, uses + 1, references + 1);
        _guest.Guest.AssertSuccess(() => _guest.Map(_guest.Scratch, default));
        _guest.AssertInfo(shared, FrameType.Shared, uses, references);
    }

    private MachineFrame ConsoleFrame(out VirtualAddress ring)
    {
        Assert.True(_guest.Guest.Vcpu.TryCopyIn(_guest.Domain.Image.StartInfoAddress, out StartInfo info));
        ring = new VirtualAddress(_guest.Domain.Image.StartInfoAddress + (2 * Page.Size));
        Assert.Equal(info.Console.Frame, _guest.FrameAt(ring));
        return info.Console.Frame;
    }

    // L1 to L4, each naming the one before; the L1 maps the page writable.
    private MachineFrame[] Chain(MachineFrame page)
    {
        MachineFrame[] tables = [_guest.Frame(), _guest.Frame(), _guest.Frame(), _guest.Frame()];
        _guest.Entries(tables[0])[1] = TableProbe.To(page, TableProbe.ReadWrite).Value;
        for (int i = 1; i < tables.Length; i++)
            _guest.Entries(tables[i])[i] = TableProbe.To(tables[i - 1], TableProbe.ReadWrite).Value;

        return tables;
    }

    private Refusal Refused(MmuExtendedCommand command, MachineFrame frame) =>
        _guest.Guest.AssertRefused(XenErrno.InvalidArgument, () => _guest.Extended(command, frame));
}
