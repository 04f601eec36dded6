using System;
using HypercallSdk.Abi;
using HypercallSdk.Guest;
using HypercallSdk.Hypervisor.Domains;
using HypercallSdk.Hypervisor.Paging;
using HypercallSdk.Hypervisor.Traps;
using HypercallSdk.Hypervisor.Vcpus;
using AddressSpace = HypercallSdk.Hypervisor.Paging.AddressSpace;

namespace HypercallSdk.Hypervisor.Tests;

// What a page fault tells the kernel (the same as on real Xen: FaultsTests there), and what its report tells people.
public sealed class PageFaultTests : IDisposable
{
    private const PageTableFlags ReadOnly = PageTableFlags.Present | PageTableFlags.User;
    private const PageTableFlags ReadWrite = ReadOnly | PageTableFlags.Writable;

    private readonly Host _host = new();
    private readonly GuestProbe _guest;
    private readonly MachineFrame _own;

    public PageFaultTests()
    {
        GuestProbe.Boot(_host);
        _guest = GuestProbe.Boot<FaultKernel>(_host);
        _own = _guest.Vcpu.AddressSpace.Walk(Scratch).LastEntry.Frame;
        Kernel.Mending = new PageTableEntry(_own, ReadWrite);
    }

    private ref FaultKernel Kernel => ref _guest.State<FaultKernel>();

    private ulong Scratch => _guest.Domain.Image.ScratchAddress;

    public void Dispose() => _host.Dispose();

    [Fact]
    public void A_read_and_a_write_of_what_is_not_mapped_have_errors_0_and_2()
    {
        Map(default);
        _guest.InGuest(() => new GuestPointer<ulong>(Scratch + 24).Read());
        AssertFault(0, Scratch + 24);
        Map(default);
        _guest.InGuest(() => new GuestPointer<ulong>(Scratch + 32).Write(1));
        AssertFault(2, Scratch + 32);
    }

    [Fact]
    public void A_write_of_what_is_read_only_has_error_3()
    {
        Map(new PageTableEntry(_own, ReadOnly));
        _guest.InGuest(() => new GuestPointer<ulong>(Scratch).Write(7));
        AssertFault(3, Scratch);
        Assert.True(_guest.Vcpu.TryCopyIn(Scratch, out ulong written));
        Assert.Equal(7UL, written);
    }

    [Fact]
    public void A_fetch_has_bit_4_and_stands_at_its_address()
    {
        _guest.InGuest(() => new GuestPointer<byte>(Scratch + 8).Write(0xc3));
        Map(new PageTableEntry(_own, ReadWrite | PageTableFlags.NoExecute));
        _guest.InGuest(() => Gate.Execute(Scratch + 8));
        Assert.Equal(Scratch + 8, Kernel.Rip);
        AssertFault(0x11, Scratch + 8);
        Map(default);
        _guest.InGuest(() => Gate.Execute(Scratch + 8));
        AssertFault(0x10, Scratch + 8);
    }

    [Fact]
    public void User_mode_has_bit_2()
    {
        AddressSpace user = _guest.Vcpu.UserSpace;
        Assert.Equal(4UL, TrapDelivery.PageFaultErrorOf(user, Scratch, MemoryAccess.Read));
        Assert.Equal(6UL, TrapDelivery.PageFaultErrorOf(user, Scratch, MemoryAccess.Write));
        Assert.Equal(0x14UL, TrapDelivery.PageFaultErrorOf(user, Scratch, MemoryAccess.Execute));
        _guest.Vcpu.Mode = VcpuMode.User;
        Assert.False(_guest.Vcpu.TryCopyIn(Scratch, out ulong _));
        _guest.Vcpu.Mode = VcpuMode.Kernel;
        Assert.True(_guest.Vcpu.TryCopyIn(Scratch, out ulong _));
    }

    [Fact]
    public void An_access_that_is_mended_in_two_steps_is_two_faults()
    {
        Map(default);
        Kernel.Mending = new PageTableEntry(_own, ReadOnly);
        Kernel.MendingNext = new PageTableEntry(_own, ReadWrite);
        _guest.InGuest(() => new GuestPointer<ulong>(Scratch).Write(9));
        Assert.Null(_guest.Domain.CrashReport?.ToString());
        Assert.Equal(2, Kernel.Faults);
        Assert.Equal(2UL, Kernel.FirstError);
        Assert.Equal(3UL, Kernel.LastError);
    }

    [Fact]
    public void A_copy_across_pages_faults_at_the_page_that_refuses_it()
    {
        Map(default);
        byte[] data = new byte[256];
        new Random(3).NextBytes(data);
        byte[] read = new byte[256];
        _guest.InGuest(() =>
        {
            new GuestPointer<byte>(Scratch - 100).CopyFrom(data);
            new GuestPointer<byte>(Scratch - 100).CopyTo(read);
        });
        AssertFault(2, Scratch);
        Assert.Equal(data, read);
    }

    [Fact]
    public void A_kernels_mistake_with_a_flush_is_seen_as_on_the_processor()
    {
        // The page is taken away, but its translation is not flushed: the kernel goes on using it.
        _guest.InGuest(() =>
        {
            new GuestPointer<ulong>(Scratch).Write(1);
            _ = UpdateVaMapping.Set(new VirtualAddress(Scratch), default, UpdateVaMappingFlags.None);
            new GuestPointer<ulong>(Scratch).Write(2);
        });
        Assert.Equal(0, Kernel.Faults);
        _guest.InGuest(() =>
        {
            MmuExtendedOperation flush = new() { Command = MmuExtendedCommand.InvalidatePageLocal, LinearAddress = new VirtualAddress(Scratch) };
            _ = MmuExtOp.Execute([flush], out _, DomainId.Self);
            Assert.Equal(2UL, new GuestPointer<ulong>(Scratch).Read());
        });
        AssertFault(0, Scratch);
    }

    [Fact]
    public void The_machine_to_physical_table_is_the_guests_to_read_and_not_the_hypercalls()
    {
        ulong address = HypervisorMemory.MachineToPhysicalStart + (_own.Value * 8);
        ulong seen = 0;
        _guest.InGuest(() => seen = new GuestPointer<ulong>(address).Read());
        Assert.Equal((Scratch - DomainImage.VirtualBase) >> Page.Shift, seen);
        Assert.False(_guest.Vcpu.TryCopyIn(address, out ulong _));
        Assert.False(_guest.Vcpu.IsAccessible(address, 8, write: false));
        Assert.Equal(3UL, TrapDelivery.PageFaultErrorOf(_guest.Vcpu.AddressSpace, address, MemoryAccess.Write));
    }

    [Theory]
    [InlineData(0xffff_8000_0000_0000UL, 3)]
    [InlineData(0xffff_8040_0000_0000UL, 2)]
    [InlineData(0xffff_8300_0000_0000UL, 3)]
    [InlineData(0xffff_87ff_ffff_fff8UL, 2)]
    [InlineData(0xffff_8800_0000_0000UL, 2)]
    public void In_the_hole_a_fault_says_present_where_the_hypervisor_has_something(ulong address, ulong error) =>
        Assert.Equal(error, TrapDelivery.PageFaultErrorOf(_guest.Vcpu.AddressSpace, address, MemoryAccess.Write));

    [Theory]
    [InlineData(0x0000_0000_4000_0000UL, "L4[0] is not present")]
    [InlineData(0xffff_ffff_9000_0000UL, "L2[128] is not present")]
    [InlineData(0xffff_8000_0000_0000UL, "machine-to-physical table, in the hypervisor's hole: guests may only read it")]
    [InlineData(0xffff_8300_0000_0000UL, "in the hypervisor's hole, which is nobody's")]
    public void A_report_says_what_was_wrong(ulong address, string verdict)
    {
        CrashReport report = Crash(() => new GuestPointer<ulong>(address).Write(1));
        Assert.Contains(verdict, report.Reason, StringComparison.Ordinal);
        Assert.EndsWith(verdict, report.PageWalk, StringComparison.Ordinal);
    }

    [Fact]
    public void A_report_walks_the_levels_with_their_entries_and_frames()
    {
        // The stack's page is made read-only under the handler that is to be entered, and so is its table's.
        Kernel.Mending = new PageTableEntry(_own, ReadOnly);
        Kernel.MendingNext = Kernel.Mending;
        Map(new PageTableEntry(_own, ReadOnly));
        CrashReport report = Crash(() => new GuestPointer<ulong>(Scratch).Write(1));
        Assert.Contains("the same write", report.Reason, StringComparison.Ordinal);
        string[] lines = report.PageWalk!.Split('\n');
        Assert.Equal(6, lines.Length);
        Assert.StartsWith("page walk of 0xffffffff80001000 from root frame ", lines[0], StringComparison.Ordinal);
        Assert.Contains("L4[511] = 0x", lines[1], StringComparison.Ordinal);
        Assert.Contains("L3[510] = 0x", lines[2], StringComparison.Ordinal);
        Assert.Contains("L2[  0] = 0x", lines[3], StringComparison.Ordinal);
        Assert.Contains("L1[  1] = 0x", lines[4], StringComparison.Ordinal);
        Assert.Contains($"read-only, global; frame {_own} belongs to domain 1", lines[4], StringComparison.Ordinal);
        Assert.Equal("  L1[1] is read-only, and the access is a write", lines[5]);
    }

    [Fact]
    public void A_no_execute_page_is_named_in_the_report()
    {
        Kernel.Mending = new PageTableEntry(_own, ReadWrite | PageTableFlags.NoExecute);
        Kernel.MendingNext = Kernel.Mending;
        Map(Kernel.Mending);
        CrashReport report = Crash(() => Gate.Execute(Scratch));
        Assert.EndsWith("L1[1] is no-execute, and the access fetches an instruction", report.PageWalk, StringComparison.Ordinal);
    }

    [Fact]
    public void A_handler_that_takes_back_what_it_gave_ends_its_domain()
    {
        // It never gives what the write needs, and each fault is another than the one before.
        _guest.InGuest(() => new GuestPointer<ulong>(Scratch).Write(1));
        var record = default(FaultRecord);
        for (int i = 0; i < 8; i++)
        {
            Assert.False(record.IsRepeated(Scratch, (ulong)(i & 1)));
            record.Note(Scratch, (ulong)(i & 1));
        }

        Assert.True(record.IsRepeated(Scratch, 0));
        Assert.False(record.IsRepeated(Scratch + 1, 0));
    }

    [Fact]
    public void Of_machine_code_a_hosted_kernel_runs_a_ret_alone()
    {
        _guest.InGuest(() => new GuestPointer<byte>(Scratch).Write(0x90));
        Assert.Contains("0x90", Crash(() => Gate.Execute(Scratch)).Reason, StringComparison.Ordinal);
    }

    private void Map(PageTableEntry entry) => _guest.AssertSuccess(() => UpdateVaMapping.Set(new VirtualAddress(Scratch), entry, UpdateVaMappingFlags.InvalidatePage));

    private void AssertFault(ulong error, ulong address)
    {
        Assert.Null(_guest.Domain.CrashReport?.ToString());
        Assert.Equal(1, Kernel.Faults);
        Assert.Equal(error, Kernel.LastError);
        Assert.Equal(address, Kernel.Address);
        Kernel.Faults = 0;
        Kernel.Mending = new PageTableEntry(_own, ReadWrite);
    }

    private CrashReport Crash(Action code)
    {
        _guest.InGuest(code);
        Assert.NotNull(_guest.Domain.CrashReport);
        return _guest.Domain.CrashReport;
    }
}
