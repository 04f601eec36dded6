using System;
using HypercallSdk.Abi;
using HypercallSdk.Guest;
using HypercallSdk.Hypervisor.Domains;
using HypercallSdk.Hypervisor.Paging;

namespace HypercallSdk.Hypervisor.Tests;

// Real page tables: what may be mapped, what a change does at once, and copies that cross pages.
public sealed class PagingTests : IDisposable
{
    private const PageTableFlags ReadWrite = PageTableFlags.Present | PageTableFlags.Writable;

    private readonly Host _host = new();
    private readonly GuestProbe _zero;
    private readonly GuestProbe _one;

    public PagingTests()
    {
        _zero = GuestProbe.Boot(_host);
        _one = GuestProbe.Boot(_host);
    }

    private VirtualAddress Scratch => new(_one.Domain.Image.ScratchAddress);

    public void Dispose() => _host.Dispose();

    [Fact]
    public void A_mapping_is_changed_seen_at_once_and_gets_the_user_bit()
    {
        MachineFrame text = FrameOf(_one, _one.Domain.Image.TextAddress);
        _one.AssertSuccess(() => Map(text, ReadWrite));
        PageTableEntry entry = _one.Vcpu.AddressSpace.Walk(Scratch.Value).LastEntry;
        Assert.Equal(text, entry.Frame);

        // A page that is not user code's is the kernel's: Xen remembers that in bit 52.
        Assert.Equal(ReadWrite | PageTableFlags.User | (PageTableFlags)EntryRules.GuestKernel, entry.Flags);
        _one.InGuest(() => new GuestPointer<ulong>(Scratch.Value).Write(0xc0ffee));
        Assert.True(_one.Vcpu.TryCopyIn(_one.Domain.Image.TextAddress, out ulong seen));
        Assert.Equal(0xc0ffeeUL, seen);
        _one.AssertSuccess(() => UpdateVaMapping.Set(Scratch, default, UpdateVaMappingFlags.InvalidatePage));
        Assert.False(_one.Vcpu.IsAccessible(Scratch.Value, 1, write: false));
    }

    [Fact]
    public void A_page_table_is_mapped_read_only_and_never_writable()
    {
        MachineFrame table = _one.Vcpu.AddressSpace.Root;
        Refusal refusal = _one.AssertRefused(XenErrno.Busy, () => Map(table, ReadWrite));
        Assert.Contains("L4 page table", refusal.ToString(), StringComparison.Ordinal);
        _one.AssertSuccess(() => Map(table, PageTableFlags.Present));
        Assert.True(_one.Vcpu.TryCopyIn(Scratch.Value + (511 * 8), out ulong entry));
        Assert.Equal(1UL, entry & 1);
    }

    [Fact]
    public void Frames_of_others_of_nobody_and_beyond_the_machine_are_not_mapped()
    {
        Refusal refusal = _one.AssertRefused(XenErrno.Busy, () => Map(FrameOf(_zero, _zero.Domain.Image.TextAddress), PageTableFlags.Present));
        Assert.Contains("belongs to domain 0", refusal.ToString(), StringComparison.Ordinal);
        _one.AssertRefused(XenErrno.Busy, () => Map(new MachineFrame(1), PageTableFlags.Present));
        _one.AssertRefused(XenErrno.NotPermitted, () => Map(new MachineFrame(_host.Memory.FrameCount), PageTableFlags.Present));
        _one.AssertRefused(XenErrno.InvalidArgument, () => Map(new MachineFrame((1UL << 40) - 1), PageTableFlags.Present));
    }

    [Fact]
    public void Flags_that_a_guest_must_not_set_are_refused()
    {
        MachineFrame frame = FrameOf(_one, Scratch.Value);
        foreach (ulong bit in (ReadOnlySpan<ulong>)[1UL << 3, 1UL << 4, 1UL << 7])
            _one.AssertRefused(XenErrno.InvalidArgument, () => Map(frame, PageTableFlags.Present | (PageTableFlags)bit));

        // Real Xen 4.17 takes all of 52 to 62 for the guest's own.
        foreach (ulong bit in (ReadOnlySpan<ulong>)[1UL << 52, 1UL << 58, 1UL << 62, 1UL << 8])
            _one.AssertSuccess(() => Map(frame, PageTableFlags.Present | (PageTableFlags)bit));

        _one.AssertSuccess(() => Map(frame, PageTableFlags.Present | PageTableFlags.NoExecute | PageTableFlags.Available2));
    }

    [Theory]
    [InlineData(0xffff_8000_0000_0000UL)]
    [InlineData(0xffff_87ff_ffff_f000UL)]
    [InlineData(0x8000_0000_0000_0000UL)]
    [InlineData(0x1000UL)]
    public void Addresses_of_the_hypervisor_and_without_tables_are_refused(ulong address)
    {
        MachineFrame frame = FrameOf(_one, Scratch.Value);
        _one.AssertRefused(XenErrno.InvalidArgument, () => UpdateVaMapping.Set(new VirtualAddress(address), new PageTableEntry(frame, ReadWrite), default));
    }

    [Fact]
    public void A_flush_whose_bitmap_cannot_be_read_faults_after_the_entry_is_written()
    {
        MachineFrame frame = FrameOf(_one, Scratch.Value);
        var bitmap = (UpdateVaMappingFlags)(0x7000_0000UL | (ulong)UpdateVaMappingFlags.InvalidatePage);
        _one.AssertRefused(XenErrno.BadAddress, () => UpdateVaMapping.Set(Scratch, new PageTableEntry(frame, PageTableFlags.Present), bitmap));
        Assert.False(_one.Vcpu.IsAccessible(Scratch.Value, 1, write: true));
    }

    [Fact]
    public void A_new_base_pointer_is_an_l4_table_of_the_domain()
    {
        MachineFrame root = _one.Vcpu.AddressSpace.Root;
        Assert.Equal(1U, Execute(MmuExtendedCommand.NewBasePointer, root).Done);
        Assert.Equal(XenErrno.InvalidArgument, Execute(MmuExtendedCommand.NewBasePointer, FrameOf(_one, Scratch.Value)).Error);
        Assert.Equal(XenErrno.InvalidArgument, Execute(MmuExtendedCommand.NewBasePointer, _zero.Vcpu.AddressSpace.Root).Error);
        Assert.Equal(XenErrno.InvalidArgument, Execute(MmuExtendedCommand.NewBasePointer, new MachineFrame(ulong.MaxValue)).Error);
        Assert.Equal(root, _one.Vcpu.AddressSpace.Root);
    }

    [Fact]
    public void A_batch_stops_at_its_first_failure_and_tells_how_many_were_done()
    {
        uint done = 99;
        _one.AssertRefused(XenErrno.InvalidArgument, () => MmuExtOp.Execute(
        [
            new MmuExtendedOperation { Command = MmuExtendedCommand.TlbFlushLocal },
            new MmuExtendedOperation { Command = MmuExtendedCommand.PinL1Table, Frame = _zero.Vcpu.AddressSpace.Root },
            new MmuExtendedOperation { Command = MmuExtendedCommand.TlbFlushLocal },
        ],
        out done,
        DomainId.Self));
        Assert.Equal(1U, done);
        Assert.Equal(XenErrno.NotImplemented, Execute((MmuExtendedCommand)77, default).Error);
        _one.AssertRefused(XenErrno.NotPermitted, () => MmuExtOp.Execute([], out _, DomainId.Zero));
        _one.AssertRefused(XenErrno.NoSuchDomain, () => MmuExtOp.Execute([], out _, _one.Domain.Id));
    }

    [Fact]
    public void A_copy_across_pages_finds_each_page_where_its_tables_say()
    {
        // Two neighbouring guest pages whose frames are no neighbours: the scratch page shows a frame from elsewhere.
        MachineFrame elsewhere = FrameOf(_one, Scratch.Value + (400UL << Page.Shift));
        _one.AssertSuccess(() => Map(elsewhere, ReadWrite));
        ulong address = Scratch.Value - 5;
        Span<byte> written = stackalloc byte[16];
        for (int i = 0; i < written.Length; i++)
            written[i] = (byte)(i + 1);

        Assert.True(_one.Vcpu.TryCopyOut<byte>(address, written));
        Span<byte> read = stackalloc byte[16];
        Assert.True(_one.Vcpu.TryCopyIn(address, read));
        Assert.True(written.SequenceEqual(read));
        Assert.True(_one.Vcpu.TryCopyIn(Scratch.Value + (400UL << Page.Shift), out byte first));
        Assert.Equal(6, first);
        Assert.True(_one.Vcpu.TryCopyIn(address, out UInt128 value));
        Assert.True(_one.Vcpu.TryCopyOut(address, in value));
    }

    [Fact]
    public void A_copy_whose_second_page_is_unmapped_or_read_only_fails()
    {
        _one.AssertSuccess(() => UpdateVaMapping.Set(Scratch, default, default));
        ulong address = Scratch.Value - 4;
        Assert.False(_one.Vcpu.TryCopyIn(address, out ulong _));
        Assert.False(_one.Vcpu.TryCopyOut(address, 1UL));
        Assert.False(_one.Vcpu.IsAccessible(address, 8, write: false));
        Assert.True(_one.Vcpu.IsAccessible(address, 4, write: true));
        Assert.True(_one.Vcpu.IsAccessible(address, 0, write: true));
        Assert.False(_one.Vcpu.IsAccessible(address, ulong.MaxValue, write: false));
    }

    [Fact]
    public void Atomic_access_is_aligned_and_atomic()
    {
        ulong found = 0;
        _one.InGuest(() =>
        {
            var word = new GuestPointer<ulong>(Scratch.Value);
            word.Write(5);
            found = Gate.CompareExchange64(Scratch.Value, 6, 5);
            Assert.Equal(6UL, Gate.CompareExchange64(Scratch.Value, 7, 5));
        });
        Assert.Equal(5UL, found);
        _one.InGuest(() => Gate.CompareExchange64(Scratch.Value + 1, 1, 1));
        Assert.Contains("not aligned", _one.Domain.CrashReport!.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Reservations_are_told_of_oneself_and_to_the_control_domain_of_others()
    {
        Assert.Equal((long)_one.Domain.PageCount, _one.AssertSuccess(() => MemoryOp.CurrentReservation(new MemoryDomain { Domain = DomainId.Self })));
        Assert.Equal((long)_one.Domain.PageCount, _zero.AssertSuccess(() => MemoryOp.MaximumReservation(new MemoryDomain { Domain = _one.Domain.Id })));
        Assert.Equal((long)_host.Memory.FrameCount, _one.AssertSuccess(MemoryOp.MaximumRamPage));
        _one.AssertRefused(XenErrno.NotPermitted, () => MemoryOp.CurrentReservation(new MemoryDomain { Domain = DomainId.Zero }));
        _one.AssertRefused(XenErrno.NoSuchDomain, () => MemoryOp.CurrentReservation(new MemoryDomain { Domain = new DomainId(500) }));
    }

    private static MachineFrame FrameOf(GuestProbe probe, ulong address) => probe.Vcpu.AddressSpace.Walk(address).LastEntry.Frame;

    private HypercallResult Map(MachineFrame frame, PageTableFlags flags) =>
        UpdateVaMapping.Set(Scratch, new PageTableEntry(frame, flags), UpdateVaMappingFlags.InvalidatePage);

    private (XenErrno Error, uint Done) Execute(MmuExtendedCommand command, MachineFrame frame)
    {
        uint done = 0;
        HypercallResult result = _one.Call(() => MmuExtOp.Execute([new MmuExtendedOperation { Command = command, Frame = frame }], out done, DomainId.Self));
        return (result.Error, done);
    }
}
