using System;
using HypercallSdk.Abi;
using HypercallSdk.Guest;
using HypercallSdk.Hypervisor.Domains;
using HypercallSdk.Hypervisor.Machine;
using HypercallSdk.Hypervisor.Paging;

namespace HypercallSdk.Hypervisor.Tests;

// What an entry of a table in use may be changed into, and what it holds then. Which bits are refused, and which are set
// by themselves, was asked of Xen 4.17.
public sealed class PageTableEntryTests : IDisposable
{
    private const PageTableFlags Kernel = (PageTableFlags)EntryRules.GuestKernel;

    private readonly Host _host = new(new HostOptions { RecountInvariants = true });
    private readonly TableProbe _zero;
    private readonly TableProbe _guest;

    public PageTableEntryTests()
    {
        _zero = new TableProbe(GuestProbe.Boot(_host));
        _guest = new TableProbe(GuestProbe.Boot(_host));
    }

    public void Dispose() => _host.Dispose();

    [Fact]
    public void An_l1_entry_holds_its_page_and_a_writable_one_its_type()
    {
        MachineFrame table = Pinned(1);
        MachineFrame page = _guest.Frame();
        _guest.Set(table, 3, TableProbe.To(page, TableProbe.ReadOnly));
        _guest.AssertInfo(page, FrameType.Writable, 0, 2);
        _guest.Set(table, 3, TableProbe.To(page, TableProbe.ReadWrite));
        _guest.AssertInfo(page, FrameType.Writable, 1, 2);
        _guest.Set(table, 4, TableProbe.To(page, TableProbe.ReadWrite));
        _guest.AssertInfo(page, FrameType.Writable, 2, 3);
        MachineFrame other = _guest.Frame();
        _guest.Set(table, 3, TableProbe.To(other, TableProbe.ReadWrite));
        _guest.AssertInfo(page, FrameType.Writable, 1, 2);
        _guest.AssertInfo(other, FrameType.Writable, 1, 2);

        // An entry that is not present holds nothing, whatever its other bits say.
        _guest.Set(table, 4, TableProbe.To(page, TableProbe.ReadWrite & ~PageTableFlags.Present));
        _guest.AssertInfo(page, FrameType.Writable, 0, 1);
        Assert.Equal(TableProbe.To(page, TableProbe.ReadWrite & ~PageTableFlags.Present).Value, _guest.Entries(table)[4]);
        _guest.Unpin(table);
        _guest.AssertInfo(other, FrameType.Writable, 0, 1);
    }

    [Fact]
    public void A_frame_with_as_many_references_as_can_be_counted_gets_no_more()
    {
        using var host = new Host(new HostOptions { RecountInvariants = false });
        var guest = new TableProbe(GuestProbe.Boot(host));
        MachineFrame table = guest.Frame();
        guest.Pin(table, 1);
        MachineFrame page = guest.Frame();
        ref FrameInfo info = ref host.Memory[page];
        info.ReferenceCount = uint.MaxValue;
        Refusal refusal = guest.Guest.AssertRefused(XenErrno.Busy, () => guest.Update(table, 3, TableProbe.To(page, TableProbe.ReadOnly)));
        Assert.Contains("as many references as can be counted", refusal.Rule, StringComparison.Ordinal);
        Assert.False(host.Memory.Frames.TryGetPage(page, guest.Domain.Id));
        Assert.Equal(uint.MaxValue, info.ReferenceCount);
        Assert.Equal(0UL, guest.Entries(table)[3]);
        info.ReferenceCount = 1;
    }

    [Fact]
    public void An_entry_that_is_refused_changes_nothing()
    {
        MachineFrame table = Pinned(1);
        MachineFrame page = _guest.Frame();
        _guest.Set(table, 3, TableProbe.To(page, TableProbe.ReadWrite));
        ulong entry = _guest.Entries(table)[3];
        Refusal refusal = _guest.Guest.AssertRefused(XenErrno.Busy, () => _guest.Update(table, 3, TableProbe.To(table, TableProbe.ReadWrite)));
        Assert.StartsWith($"entry 3 of L1 table {table}: ", refusal.Rule, StringComparison.Ordinal);
        Assert.Equal(0, refusal.Entry);
        _guest.Guest.AssertRefused(XenErrno.Busy, () => _guest.Update(table, 3, TableProbe.To(_zero.Root, TableProbe.ReadOnly)));
        _guest.Guest.AssertRefused(XenErrno.NotPermitted, () => _guest.Update(table, 3, TableProbe.To(new MachineFrame(0xfff_ffff), TableProbe.ReadOnly)));
        _guest.Guest.AssertRefused(XenErrno.InvalidArgument, () => _guest.Update(table, 3, TableProbe.To(new MachineFrame((1UL << 40) - 1), TableProbe.ReadOnly)));
        _guest.Guest.AssertRefused(XenErrno.InvalidArgument, () => _guest.Update(table, 3, TableProbe.To(page, TableProbe.ReadWrite | PageTableFlags.CacheDisable)));
        Assert.Equal(entry, _guest.Entries(table)[3]);
        _guest.AssertInfo(page, FrameType.Writable, 1, 2);
        _guest.AssertInfo(table, FrameType.L1, 1, 2);
    }

    [Fact]
    public void Xen_sets_user_and_remembers_whose_a_page_is()
    {
        MachineFrame table = Pinned(1);
        MachineFrame page = _guest.Frame();
        (PageTableFlags Set, PageTableFlags Found)[] cases =
        [
            (PageTableFlags.Present, ReadOnly | Kernel),
            (ReadOnly, ReadOnly | PageTableFlags.Global),
            (PageTableFlags.Present | PageTableFlags.Global, ReadOnly | Kernel | PageTableFlags.Global),
            (ReadOnly | Kernel, ReadOnly | Kernel),
            (ReadOnly | Kernel | PageTableFlags.Global, ReadOnly | Kernel | PageTableFlags.Global),
        ];
        foreach ((PageTableFlags set, PageTableFlags found) in cases)
        {
            _guest.Set(table, 0, TableProbe.To(page, set));
            Assert.Equal(found, new PageTableEntry(_guest.Entries(table)[0]).Flags);
        }

        _guest.Set(Pinned(2), 0, TableProbe.To(table, PageTableFlags.Present));
        MachineFrame l4 = Pinned(4);
        _guest.Set(l4, 0, TableProbe.To(_guest.Frame(), PageTableFlags.Present));
        Assert.Equal(ReadOnly | PageTableFlags.Accessed, new PageTableEntry(_guest.Entries(l4)[0]).Flags);
    }

    [Fact]
    public void Caching_is_for_the_control_domain_and_never_of_the_hypervisors_memory()
    {
        foreach (PageTableFlags bit in (ReadOnlySpan<PageTableFlags>)[PageTableFlags.WriteThrough, PageTableFlags.CacheDisable, PageTableFlags.LargePage])
        {
            MachineFrame page = _zero.FrameAt(_zero.Scratch);
            _zero.Guest.AssertSuccess(() => _zero.Map(_zero.Scratch, TableProbe.To(page, TableProbe.ReadWrite | bit)));
            _zero.Guest.AssertRefused(XenErrno.AccessDenied, () => _zero.Map(_zero.Scratch, TableProbe.To(_zero.Domain.Shared.Frame, TableProbe.ReadWrite | bit)));
            _guest.Guest.AssertRefused(XenErrno.InvalidArgument, () => _guest.Map(_guest.Scratch, TableProbe.To(_guest.FrameAt(_guest.Scratch), TableProbe.ReadWrite | bit)));
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void An_upper_entry_has_no_large_page_no_caching_and_no_global_bit(int level)
    {
        MachineFrame table = Pinned(level);
        MachineFrame lower = _guest.Frame();
        foreach (int bit in (ReadOnlySpan<int>)[3, 4, 7, 8])
            _guest.Guest.AssertRefused(XenErrno.InvalidArgument, () => _guest.Update(table, 9, TableProbe.To(lower, ReadOnly | (PageTableFlags)(1UL << bit))));

        foreach (int bit in (ReadOnlySpan<int>)[1, 5, 6, 9, 10, 11, 52, 57, 62, 63])
            _guest.Set(table, 9, TableProbe.To(lower, ReadOnly | (PageTableFlags)(1UL << bit)));

        _guest.AssertInfo(lower, PageTypes.TypeOf(level - 1), 1, 2);
    }

    [Fact]
    public void An_upper_entry_makes_a_table_and_lets_go_of_it()
    {
        MachineFrame table = Pinned(2);
        MachineFrame lower = _guest.Frame();
        _guest.Set(table, 5, TableProbe.To(lower, TableProbe.ReadWrite));
        _guest.AssertInfo(lower, FrameType.L1, 1, 2);
        _guest.Set(table, 6, TableProbe.To(lower, TableProbe.ReadWrite));
        _guest.AssertInfo(lower, FrameType.L1, 2, 3);
        MachineFrame page = _guest.Page(out _);
        Refusal refusal = _guest.Guest.AssertRefused(XenErrno.InvalidArgument, () => _guest.Update(table, 5, TableProbe.To(page, TableProbe.ReadWrite)));
        Assert.StartsWith($"entry 5 of L2 table {table}: ", refusal.Rule, StringComparison.Ordinal);
        _guest.Guest.AssertRefused(XenErrno.InvalidArgument, () => _guest.Update(table, 5, TableProbe.To(_zero.Root, TableProbe.ReadOnly)));
        _guest.Guest.AssertRefused(XenErrno.InvalidArgument, () => _guest.Update(table, 5, TableProbe.To(_guest.Root, TableProbe.ReadOnly)));
        _guest.Guest.AssertRefused(XenErrno.InvalidArgument, () => _guest.Update(table, 5, TableProbe.To(new MachineFrame(1UL << 39), TableProbe.ReadOnly)));
        _guest.Set(table, 5, default);
        _guest.Set(table, 6, default);
        _guest.AssertInfo(lower, FrameType.L1, 0, 1);
    }

    [Fact]
    public void The_hypervisors_entries_of_a_root_are_not_the_guests()
    {
        MachineFrame root = _guest.Frame();
        _guest.Entries(root)[256] = 0xfff;
        _guest.Entries(root)[271] = ulong.MaxValue;
        _guest.Pin(root, 4);
        Assert.Equal(0UL, _guest.Entries(root)[256]);
        Assert.Equal(0UL, _guest.Entries(root)[271]);
        MachineFrame lower = _guest.Frame();
        foreach (int slot in (ReadOnlySpan<int>)[256, 260, 271])
        {
            _guest.Guest.AssertRefused(XenErrno.InvalidArgument, () => _guest.Update(root, slot, TableProbe.To(lower, ReadOnly)));
            _guest.Guest.AssertRefused(XenErrno.InvalidArgument, () => _guest.Update(root, slot, default));
        }

        _guest.Set(root, 255, TableProbe.To(lower, ReadOnly));
        _guest.Set(root, 272, TableProbe.To(lower, ReadOnly));
        _guest.AssertInfo(lower, FrameType.L3, 2, 3);
    }

    [Fact]
    public void A_linear_page_table_is_read_only_and_one_level_deep()
    {
        MachineFrame[] tables = [Pinned(2), Pinned(2), Pinned(2)];

        // To itself an entry holds nothing.
        _guest.Set(tables[0], 500, TableProbe.To(tables[0], ReadOnly));
        _guest.AssertInfo(tables[0], FrameType.L2, 1, 2);
        Refusal refusal = _guest.Guest.AssertRefused(XenErrno.InvalidArgument, () => _guest.Update(tables[0], 500, TableProbe.To(tables[0], TableProbe.ReadWrite)));
        Assert.Contains("must be mapped read-only", refusal.Rule, StringComparison.Ordinal);

        _guest.Set(tables[0], 1, TableProbe.To(tables[1], ReadOnly));
        _guest.AssertInfo(tables[1], FrameType.L2, 2, 3);
        Assert.Equal((-1, 1), (_guest.Info(tables[0]).LinearCount, _guest.Info(tables[1]).LinearCount));
        _guest.Guest.AssertRefused(XenErrno.InvalidArgument, () => _guest.Update(tables[1], 1, TableProbe.To(tables[2], ReadOnly)));
        _guest.Guest.AssertRefused(XenErrno.InvalidArgument, () => _guest.Update(tables[1], 1, TableProbe.To(tables[0], ReadOnly)));
        _guest.Guest.AssertRefused(XenErrno.InvalidArgument, () => _guest.Update(tables[2], 1, TableProbe.To(tables[0], ReadOnly)));
        _guest.Set(tables[2], 1, TableProbe.To(tables[1], ReadOnly));

        // It is a table while it is one of another's, and ends with the last.
        _guest.Unpin(tables[1]);
        _guest.AssertInfo(tables[1], FrameType.L2, 2, 3);
        _guest.Set(tables[0], 1, default);
        _guest.Unpin(tables[2]);
        _guest.AssertInfo(tables[1], FrameType.L2, 0, 1);
        Assert.Equal((0, 0, 0), (_guest.Info(tables[0]).LinearCount, _guest.Info(tables[1]).LinearCount, _guest.Info(tables[2]).LinearCount));
    }

    [Fact]
    public void A_linear_entry_is_never_made_writable_not_even_when_nothing_else_changes()
    {
        // XSA-182: the short way for entries that hardly differ must not let the writable bit through.
        MachineFrame root = _guest.Root;
        _guest.Set(root, 300, TableProbe.To(root, ReadOnly));
        ulong entry = _guest.Entries(root)[300];
        _guest.Guest.AssertRefused(XenErrno.InvalidArgument, () => _guest.Update(root, 300, new PageTableEntry(entry | (ulong)PageTableFlags.Writable)));
        Assert.Equal(entry, _guest.Entries(root)[300]);

        // What Xen lets change without a look: no-execute, accessed, dirty, the guest's own bits.
        foreach (ulong bit in (ReadOnlySpan<ulong>)[1UL << 63, 1UL << 60, 1UL << 9, 1UL << 6])
            _guest.Set(root, 300, new PageTableEntry(entry | bit));

        _guest.Set(root, 300, default);
        _guest.AssertInfo(root, FrameType.L4, 2, _guest.Info(root).ReferenceCount);
    }

    [Fact]
    public void A_change_above_level_1_flushes_all_translations()
    {
        MachineFrame table = Pinned(2);
        MachineFrame l1 = _guest.Frame();
        uint clock = _host.Translations.Clock;
        _guest.Set(table, 0, TableProbe.To(l1, ReadOnly));
        Assert.NotEqual(clock, _host.Translations.Clock);
        clock = _host.Translations.Clock;
        _guest.Set(l1, 0, TableProbe.To(_guest.FrameAt(_guest.Scratch), ReadOnly));
        Assert.Equal(clock, _host.Translations.Clock);
    }

    [Fact]
    public void A_guest_that_switches_to_tables_of_its_own_reads_through_them()
    {
        const ulong Address = 0x0000_1234_5678_9000;
        MachineFrame page = _guest.Frame();
        MachineFrame[] tables = [_guest.Frame(), _guest.Frame(), _guest.Frame(), _guest.Frame()];
        MachineFrame lower = page;
        for (int level = 1; level <= 4; level++)
        {
            _guest.Entries(tables[level - 1])[(int)((Address >> (3 + (9 * level))) & 511)] = TableProbe.To(lower, TableProbe.ReadWrite).Value;
            lower = tables[level - 1];
        }

        _guest.Entries(tables[3])[511] = _guest.Entries(_guest.Root)[511];
        _guest.Guest.AssertSuccess(() => _guest.Extended(MmuExtendedCommand.NewBasePointer, tables[3]));
        _guest.Guest.InGuest(() => new GuestPointer<ulong>(Address).Write(0xc0ffee));
        Assert.False(_guest.Domain.HasEnded, _guest.Domain.CrashReport?.ToString());
        Assert.Equal(0xc0ffeeUL, _guest.Entries(page)[0]);
        PageTableFlags flags = new PageTableEntry(_guest.Entries(tables[0])[(int)((Address >> 12) & 511)]).Flags;
        Assert.Equal(PageTableFlags.Accessed | PageTableFlags.Dirty, flags & (PageTableFlags.Accessed | PageTableFlags.Dirty));
    }

    private static PageTableFlags ReadOnly => TableProbe.ReadOnly;

    private MachineFrame Pinned(int level)
    {
        MachineFrame frame = _guest.Frame();
        _guest.Pin(frame, level);
        return frame;
    }
}
