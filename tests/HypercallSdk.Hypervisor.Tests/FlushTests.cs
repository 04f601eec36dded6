using System;
using HypercallSdk.Abi;
using HypercallSdk.Guest;
using HypercallSdk.Hypervisor.Domains;
using HypercallSdk.Hypervisor.Machine;

namespace HypercallSdk.Hypervisor.Tests;

// Which hypercalls flush translations, and which leave them standing: a kernel that forgets a flush goes on using what it
// took away, until something flushes it or the frame becomes something else.
public sealed class FlushTests : IDisposable
{
    private const PageTableFlags ReadOnly = PageTableFlags.Present | PageTableFlags.User;

    private readonly Host _host = new();
    private readonly GuestProbe _guest;
    private readonly MachineFrame _own;

    public FlushTests()
    {
        GuestProbe.Boot(_host);
        _guest = GuestProbe.Boot<FaultKernel>(_host);
        _own = FrameOf(Scratch);
    }

    private VirtualAddress Scratch => new(_guest.Domain.Image.ScratchAddress);

    // Another page whose mapping is the kernel's own to change.
    private VirtualAddress Other => new(_guest.Domain.Image.TextAddress);

    public void Dispose() => _host.Dispose();

    [Fact]
    public void Flushes_of_everything_and_of_the_page_forget_it()
    {
        AssertForgotten(() => Extended(MmuExtendedCommand.TlbFlushLocal));
        AssertForgotten(() => Extended(MmuExtendedCommand.TlbFlushAll));
        AssertForgotten(() => Extended(MmuExtendedCommand.InvalidatePageLocal, Scratch));
        AssertForgotten(() => Extended(MmuExtendedCommand.InvalidatePageAll, Scratch + 4095));
        AssertForgotten(() => Flush(UpdateVaMappingFlags.TlbFlush, Other));
        AssertForgotten(() => Flush(UpdateVaMappingFlags.TlbFlush | UpdateVaMappingFlags.All, Other));
        AssertForgotten(() => Flush(UpdateVaMappingFlags.InvalidatePage, Scratch));
    }

    [Fact]
    public void Flushes_of_other_pages_and_of_other_vcpus_leave_it_standing()
    {
        AssertKept(() => Extended(MmuExtendedCommand.InvalidatePageLocal, Other));
        AssertKept(() => Extended(MmuExtendedCommand.InvalidatePageAll, Other));
        AssertKept(() => Flush(UpdateVaMappingFlags.InvalidatePage, Other));
        AssertKept(() => Flush(UpdateVaMappingFlags.None, Other));
        AssertKept(() => FlushVcpus(MmuExtendedCommand.TlbFlushMulti, 2));
        AssertKept(() => FlushVcpus(MmuExtendedCommand.InvalidatePageMulti, 2));
        AssertKept(XenVersion.Version);
    }

    [Fact]
    public void Flushes_of_the_vcpus_in_a_bitmap_forget_it_where_it_has_this_one()
    {
        AssertForgotten(() => FlushVcpus(MmuExtendedCommand.TlbFlushMulti, 3));
        AssertForgotten(() => FlushVcpus(MmuExtendedCommand.InvalidatePageMulti, 1));
    }

    [Fact]
    public void A_new_base_pointer_forgets_it_be_it_the_same() =>
        AssertForgotten(() => Extended(MmuExtendedCommand.NewBasePointer, _guest.Vcpu.KernelSpace.Root));

    [Fact]
    public void A_change_above_level_1_forgets_it()
    {
        // The entry is written again as it stands: that is a change, as Xen sees it.
        MachineFrame root = _guest.Vcpu.KernelSpace.Root;
        PageTableEntry entry = _guest.Vcpu.KernelSpace.Walk(Scratch.Value).Entry(4);
        AssertForgotten(() => MmuUpdate.Execute([new MmuUpdateRequest(new MachineAddress(root.Address.Value + (511 * 8)), entry)], out _, DomainId.Self.Value));
    }

    [Fact]
    public void A_page_that_became_a_table_is_not_written_by_a_translation_of_before()
    {
        // The kernel writes to the page, takes its mapping away without a flush, and makes it an L1 table.
        MachineFrame page = TakePage(out VirtualAddress address);
        _guest.InGuest(() => address.As<ulong>().Write(0));
        _guest.AssertSuccess(() => UpdateVaMapping.Set(address, default, UpdateVaMappingFlags.None));
        _guest.InGuest(() => address.As<ulong>().Write(0));
        _guest.AssertSuccess(() => Extended(MmuExtendedCommand.PinL1Table, page));
        Assert.Equal(FrameType.L1, _host.Memory[page].Type);
        Assert.False(_guest.Vcpu.TryCopyOut(address.Value, 0x1234_5067UL));
        Assert.False(_guest.Vcpu.TryCopyIn(address.Value, out ulong _));

        // Read-only it may be seen, and still not written.
        _guest.AssertSuccess(() => UpdateVaMapping.Set(address, new PageTableEntry(page, ReadOnly), UpdateVaMappingFlags.None));
        Assert.True(_guest.Vcpu.TryCopyIn(address.Value, out ulong entry));
        Assert.Equal(0UL, entry);
        Assert.False(_guest.Vcpu.TryCopyOut(address.Value, 0x1234_5067UL));
    }

    [Fact]
    public void A_page_given_back_is_not_reached_by_a_translation_of_before_once_another_domain_has_it()
    {
        MachineFrame page = TakePage(out VirtualAddress address);
        _guest.InGuest(() => address.As<ulong>().Write(0x5ec2e7));
        _guest.AssertSuccess(() => UpdateVaMapping.Set(address, default, UpdateVaMappingFlags.None));
        GiveBack(page);
        Assert.True(_host.Memory[page].IsFree);
        Domain other = _host.CreateDomain<QuietKernel>(new DomainConfig { MemoryMegabytes = (int)(_host.Memory.FreeFrames / 256) - 1 });
        Assert.True(_host.Memory[page].IsOwnedBy(other.Id));
        Assert.False(_guest.Vcpu.TryCopyIn(address.Value, out ulong _));
        Assert.False(_guest.Vcpu.TryCopyOut(address.Value, 0UL));
    }

    [Fact]
    public void The_same_accesses_end_in_the_same_state_whatever_is_explained()
    {
        Assert.Equal(StateAfterAccesses(256), StateAfterAccesses(256));
        Assert.Equal(StateAfterAccesses(256), StateAfterAccesses(0));

        static UInt128 StateAfterAccesses(int callSites)
        {
            using var host = new Host(new HostOptions { RefusalCallSites = callSites, Seed = 7 });
            GuestProbe guest = GuestProbe.Boot<FaultKernel>(host);
            ulong scratch = guest.Domain.Image.ScratchAddress;
            MachineFrame own = guest.Vcpu.AddressSpace.Walk(scratch).LastEntry.Frame;
            guest.State<FaultKernel>().Mending = new PageTableEntry(own, ReadOnly | PageTableFlags.Writable);
            guest.InGuest(() =>
            {
                new GuestPointer<ulong>(scratch).Write(1);
                _ = KernelMemory.UnmapPage(new VirtualAddress(scratch));
                new GuestPointer<ulong>(scratch).Read();
                _ = UpdateVaMapping.Set(new VirtualAddress(scratch), new PageTableEntry(new MachineFrame(0), ReadOnly), UpdateVaMappingFlags.None);
                new GuestPointer<ulong>(scratch + 8).Write(2);
            });
            Assert.Null(guest.Domain.CrashReport?.ToString());
            return host.StateHash();
        }
    }

    private MachineFrame FrameOf(VirtualAddress address) => _guest.Vcpu.AddressSpace.Walk(address.Value).LastEntry.Frame;

    // A page of the domain's that is no part of the kernel's image: the last one of the padding.
    private MachineFrame TakePage(out VirtualAddress address)
    {
        address = new VirtualAddress(DomainImage.VirtualBase + (4 << 20) - Page.Size);
        return FrameOf(address);
    }

    private void GiveBack(MachineFrame page) => _guest.InGuest(() =>
    {
        ulong frame = page.Value;
        ArgumentArea area = ArgumentArea.Open();
        ulong list = area.Place(in frame);
        var reservation = new MemoryReservation { ExtentStart = new GuestPointer<ulong>(list), ExtentCount = 1, Domain = DomainId.Self };
        Assert.Equal(1, MemoryOp.DecreaseReservation(in reservation).Value);
        area.Close();
    });

    private void AssertForgotten(Func<HypercallResult> call) => Assert.False(IsStandingAfter(call));

    private void AssertKept(Func<HypercallResult> call) => Assert.True(IsStandingAfter(call));

    // Whether a translation outlives its entry through the call.
    private bool IsStandingAfter(Func<HypercallResult> call)
    {
        _guest.AssertSuccess(() => UpdateVaMapping.Set(Scratch, new PageTableEntry(_own, ReadOnly), UpdateVaMappingFlags.InvalidatePage));
        Assert.True(_guest.Vcpu.TryCopyIn(Scratch.Value, out ulong _));
        _guest.AssertSuccess(() => UpdateVaMapping.Set(Scratch, default, UpdateVaMappingFlags.None));
        Assert.True(_guest.Vcpu.TryCopyIn(Scratch.Value, out ulong _));
        _guest.AssertSuccess(call);
        return _guest.Vcpu.TryCopyIn(Scratch.Value, out ulong _);
    }

    // The page's mapping as it stands, written again for the sake of the flush.
    private HypercallResult Flush(UpdateVaMappingFlags flags, VirtualAddress address) =>
        UpdateVaMapping.Set(address, _guest.Vcpu.AddressSpace.Walk(address.Value).LastEntry, flags);

    private static HypercallResult Extended(MmuExtendedCommand command, VirtualAddress address = default) =>
        MmuExtOp.Execute([new MmuExtendedOperation { Command = command, LinearAddress = address }], out _, DomainId.Self);

    private static HypercallResult Extended(MmuExtendedCommand command, MachineFrame frame) =>
        MmuExtOp.Execute([new MmuExtendedOperation { Command = command, Frame = frame }], out _, DomainId.Self);

    private HypercallResult FlushVcpus(MmuExtendedCommand command, ulong vcpus)
    {
        ArgumentArea area = ArgumentArea.Open();
        var mask = new GuestPointer<ulong>(area.Place(in vcpus));
        HypercallResult result = MmuExtOp.Execute([new MmuExtendedOperation { Command = command, LinearAddress = Scratch, VcpuMask = mask }], out _, DomainId.Self);
        area.Close();
        return result;
    }
}
