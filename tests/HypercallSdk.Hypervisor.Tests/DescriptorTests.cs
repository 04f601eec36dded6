using System;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Domains;
using HypercallSdk.Hypervisor.Machine;

namespace HypercallSdk.Hypervisor.Tests;

// Segment descriptors: which a guest may have, and that a table of them is written by nobody but the hypervisor while a
// vCPU uses it. What becomes of each descriptor was asked of Xen 4.17.
public sealed class DescriptorTests : IDisposable
{
    private const ulong Tss = 0x0000_8900_0000_0067;

    private readonly Host _host = new(new HostOptions { RecountInvariants = true });
    private readonly TableProbe _guest;

    public DescriptorTests()
    {
        GuestProbe.Boot(_host);
        _guest = new TableProbe(GuestProbe.Boot(_host));
    }

    public void Dispose() => _host.Dispose();

    [Theory]
    [InlineData(0x00af_9b00_0000_ffffUL, 0x00af_fb00_0000_ffffUL)]
    [InlineData(0x00ef_9b00_0000_ffffUL, 0x00ef_fb00_0000_ffffUL)]
    [InlineData(0x0000_0900_0000_0067UL, 0x0000_0900_0000_0067UL)]
    [InlineData(0x0000_8000_0000_0067UL, 0x0000_8000_0000_0067UL)]
    [InlineData(0x0000_ec00_e033_1234UL, 0x0000_8c00_e033_1234UL)]
    [InlineData(0x0000_8c00_0008_1234UL, 0x0000_8c00_000b_1234UL)]
    [InlineData(0x0000_ec00_e00c_1234UL, 0x0000_8c00_e00f_1234UL)]
    [InlineData(0UL, 0UL)]
    public void A_descriptor_that_a_guest_may_have_is_written_at_its_privilege(ulong written, ulong found)
    {
        MachineFrame page = _guest.Page(out _);
        _guest.Guest.AssertSuccess(() => Descriptors.UpdateDescriptor(new MachineAddress(page.Address.Value + 8), written));
        Assert.Equal(found, _guest.Entries(page)[1]);
        _guest.AssertInfo(page, FrameType.Writable, 1, 2);
    }

    [Theory]
    [InlineData(Tss)]
    [InlineData(0x0000_8200_0000_0067UL)]
    [InlineData(0x0000_ec00_e008_1234UL)]
    [InlineData(0x0000_ec01_e033_1234UL)]
    [InlineData(0x0000_ee00_e033_1234UL)]
    public void A_descriptor_that_leads_to_privilege_is_refused(ulong descriptor)
    {
        MachineFrame page = _guest.Page(out _);
        _guest.Guest.AssertRefused(XenErrno.InvalidArgument, () => Descriptors.UpdateDescriptor(page.Address, descriptor));
        Assert.Equal(0UL, _guest.Entries(page)[0]);
        MachineFrame frame = _guest.Frame();
        _guest.Entries(frame)[511] = descriptor;
        Refusal refusal = _guest.Guest.AssertRefused(XenErrno.InvalidArgument, () => SetGdt([frame], 1));
        Assert.Contains("descriptor 511", refusal.Rule, StringComparison.Ordinal);
        _guest.AssertInfo(frame, FrameType.None, 0, 1);
    }

    [Fact]
    public void A_gdts_frame_is_written_by_the_hypervisor_alone_while_it_is_one()
    {
        MachineFrame frame = _guest.Frame();
        _guest.Entries(frame)[1] = 0x00af_9b00_0000_ffff;
        _guest.Guest.AssertSuccess(() => SetGdt([frame], 512));
        _guest.AssertInfo(frame, FrameType.SegmentDescriptor, 1, 2);
        Assert.Equal(0x00af_fb00_0000_ffffUL, _guest.Entries(frame)[1]);
        Refused(XenErrno.Busy, () => _guest.Map(_guest.Scratch, TableProbe.To(frame, TableProbe.ReadWrite)));
        Refused(XenErrno.InvalidArgument, () => _guest.Update(frame, 1, default));
        Refused(XenErrno.InvalidArgument, () => _guest.Extended(MmuExtendedCommand.ClearPage, frame));
        Assert.Contains("'s GDT", Refused(XenErrno.InvalidArgument, () => _guest.Extended(MmuExtendedCommand.PinL1Table, frame)).Rule, StringComparison.Ordinal);
        _guest.Guest.AssertSuccess(() => Descriptors.UpdateDescriptor(frame.Address, 0x00af_9300_0000_ffff));
        Assert.Equal(0x00af_f300_0000_ffffUL, _guest.Entries(frame)[0]);
        _guest.Guest.AssertSuccess(() => _guest.Map(_guest.Scratch, TableProbe.To(frame, TableProbe.ReadOnly)));
        _guest.AssertInfo(frame, FrameType.SegmentDescriptor, 1, 3);

        _guest.Guest.AssertSuccess(() => _guest.Map(_guest.Scratch, default));
        MachineFrame other = _guest.Frame();
        _guest.Guest.AssertSuccess(() => SetGdt([other, other], 513));
        _guest.AssertInfo(frame, FrameType.SegmentDescriptor, 0, 1);
        _guest.AssertInfo(other, FrameType.SegmentDescriptor, 2, 3);
        Assert.Equal(513U, _guest.Guest.Vcpu.Descriptors.GdtEntries);
        _guest.Guest.AssertSuccess(() => Descriptors.SetGdt(default, 0));
        _guest.AssertInfo(other, FrameType.SegmentDescriptor, 0, 1);
    }

    [Fact]
    public void A_table_that_cannot_be_one_leaves_the_one_before()
    {
        MachineFrame good = _guest.Frame();
        MachineFrame mapped = _guest.Page(out _);
        _guest.Guest.AssertSuccess(() => SetGdt([good], 512));
        Refused(XenErrno.InvalidArgument, () => SetGdt([good, mapped], 1024));
        Refused(XenErrno.InvalidArgument, () => SetGdt([_guest.Root], 1));
        Refused(XenErrno.InvalidArgument, () => SetGdt([new MachineFrame(0)], 1));
        Refused(XenErrno.InvalidArgument, () => SetGdt([new MachineFrame(ulong.MaxValue)], 1));
        Refused(XenErrno.InvalidArgument, () => Descriptors.SetGdt(new GuestPointer<MachineFrame>(8), HypervisorMemory.FirstReservedGdtEntry + 1));
        Refused(XenErrno.BadAddress, () => Descriptors.SetGdt(new GuestPointer<MachineFrame>(8), HypervisorMemory.FirstReservedGdtEntry));
        _guest.AssertInfo(good, FrameType.SegmentDescriptor, 1, 2);
        Assert.Equal([good], _guest.Guest.Vcpu.Descriptors.GdtFrames.ToArray());
    }

    [Fact]
    public void A_descriptor_is_written_to_memory_of_ones_own_that_is_no_page_table()
    {
        Refused(XenErrno.InvalidArgument, () => Descriptors.UpdateDescriptor(new MachineAddress(_guest.Page(out _).Address.Value + 4), 0));
        Refused(XenErrno.InvalidArgument, () => Descriptors.UpdateDescriptor(_guest.Root.Address, 0));
        Refused(XenErrno.InvalidArgument, () => Descriptors.UpdateDescriptor(_host.Domains[0].Vcpus[0].KernelSpace.Root.Address, 0));
        Refused(XenErrno.InvalidArgument, () => Descriptors.UpdateDescriptor(new MachineAddress(ulong.MaxValue - 7), 0));
    }

    [Fact]
    public void The_ldt_is_at_a_page_of_the_guests_and_not_too_long()
    {
        _guest.Guest.AssertSuccess(() => SetLdt(_guest.Scratch.Value, 8192));
        Assert.Equal((_guest.Scratch, 8192U), (_guest.Guest.Vcpu.Descriptors.LdtBase, _guest.Guest.Vcpu.Descriptors.LdtEntries));
        Refused(XenErrno.InvalidArgument, () => SetLdt(_guest.Scratch.Value, 8193));
        Refused(XenErrno.InvalidArgument, () => SetLdt(_guest.Scratch.Value + 8, 4));
        Refused(XenErrno.InvalidArgument, () => SetLdt(HypervisorMemory.Start, 4));
        Refused(XenErrno.InvalidArgument, () => SetLdt(1UL << 50, 4));
        _guest.Guest.AssertSuccess(() => SetLdt((1UL << 50) | 8, 0));
        Assert.Equal(0U, _guest.Guest.Vcpu.Descriptors.LdtEntries);
    }

    [Fact]
    public void Descriptor_tables_are_part_of_a_hosts_state()
    {
        UInt128 before = _host.StateHash(_guest.Domain);
        _guest.Guest.AssertSuccess(() => SetLdt(_guest.Scratch.Value, 1));
        UInt128 after = _host.StateHash(_guest.Domain);
        Assert.NotEqual(before, after);
        _guest.Guest.AssertSuccess(() => Descriptors.SetGdt(default, 0));
        Assert.Equal(after, _host.StateHash(_guest.Domain));
        MachineFrame frame = _guest.Frame();
        _guest.Guest.AssertSuccess(() => SetGdt([frame], 1));
        Assert.NotEqual(after, _host.StateHash(_guest.Domain));
    }

    private static HypercallResult SetLdt(ulong address, uint entries) =>
        MmuExtOp.Execute([new MmuExtendedOperation { Command = MmuExtendedCommand.SetLdt, LinearAddress = new VirtualAddress(address), EntryCount = entries }], out _, DomainId.Self);

    private HypercallResult SetGdt(MachineFrame[] frames, uint entries)
    {
        ulong list = _guest.Scratch.Value + Page.Size;
        Assert.True(_guest.Guest.Vcpu.TryCopyOut<MachineFrame>(list, frames));
        return Descriptors.SetGdt(new GuestPointer<MachineFrame>(list), entries);
    }

    private Refusal Refused(XenErrno error, Func<HypercallResult> call) => _guest.Guest.AssertRefused(error, call);
}
