using System;
using HypercallSdk.Abi;
using HypercallSdk.Guest;
using HypercallSdk.Hypervisor.Domains;

namespace HypercallSdk.Hypervisor.Tests;

// Faults and traps of a guest's own code: delivered to its handlers on its own stack as Xen does, and a domain that cannot
// go on ends with a report that says why.
public sealed class TrapTests : IDisposable
{
    private readonly Host _host = new();
    private readonly GuestProbe _guest;

    public TrapTests() => _guest = GuestProbe.Boot<TrapKernel>(_host);

    private ref TrapKernel Kernel => ref _guest.State<TrapKernel>();

    public void Dispose() => _host.Dispose();

    [Fact]
    public void A_fault_is_mended_by_the_kernels_handler_and_the_access_made_again()
    {
        ulong read = 0;
        _guest.InGuest(() =>
        {
            var scratch = new GuestPointer<ulong>(KernelMemory.ScratchPage.Value + 24);
            scratch.Write(42);
            _ = KernelMemory.UnmapPage(KernelMemory.ScratchPage);
            read = scratch.Read();
        });
        Assert.Equal(42UL, read);
        Assert.Equal(1, Kernel.PageFaults);
        Assert.Equal(KernelMemoryScratch + 24, Kernel.FaultAddress);
        Assert.Equal(0UL, Kernel.LastFrame.Error);
    }

    [Fact]
    public void The_error_code_tells_a_write_and_a_protection_fault_and_never_user_mode()
    {
        _guest.InGuest(() =>
        {
            KernelMemory.TryGetMachineFrame(KernelMemory.ScratchPage, out MachineFrame page);
            _ = KernelMemory.MapPage(KernelMemory.ScratchPage, new PageTableEntry(page, PageTableFlags.Present | PageTableFlags.User));
            new GuestPointer<ulong>(KernelMemory.ScratchPage.Value).Write(1);
        });
        Assert.Equal(3UL, Kernel.LastFrame.Error);
    }

    [Fact]
    public void The_frame_lies_on_the_kernels_stack_as_xen_lays_it()
    {
        _guest.InGuest(Guest.Vcpu.Breakpoint);
        TrapFrame frame = Kernel.LastFrame;
        Assert.Equal(1, Kernel.Breakpoints);
        Assert.Equal(3UL, frame.Vector);

        // Kernel code's privilege bits read 0 in the frame; upcalls were not masked when the test's code ran.
        Assert.Equal(0xe030UL, frame.Cs);
        Assert.Equal(0xe02bUL, frame.Ss);
        Assert.NotEqual(0UL, frame.Rflags & (1 << 9));
        Assert.Equal(_guest.Domain.Image.StackTop, frame.Rsp);
        Assert.True(_guest.Vcpu.TryCopyIn(frame.Rsp - 176, out TrapFrame onStack));
        Assert.Equal(frame.Rip, onStack.Rip);
        Assert.Equal(_guest.Domain.Image.CodeAddress + 1, frame.Rip);
    }

    [Fact]
    public unsafe void The_saved_mask_travels_in_the_frame_and_comes_back_by_iret()
    {
        _guest.Vcpu.Info->UpcallMask = 1;
        _guest.InGuest(Guest.Vcpu.Breakpoint);
        Assert.Equal(0x1_0000_e030UL, Kernel.LastFrame.Cs);
        Assert.Equal(0UL, Kernel.LastFrame.Rflags & (1 << 9));
        Assert.Equal(1, _guest.Vcpu.Info->UpcallMask);
    }

    [Fact]
    public void An_instruction_that_faults_is_stepped_over_by_its_handler_or_ends_the_domain()
    {
        _guest.InGuest(() => Gate.RaiseTrap((byte)TrapVector.InvalidOpcode));
        Assert.Equal(1, Kernel.InvalidOpcodes);
        Assert.False(_guest.Domain.HasEnded);

        Kernel.Mode = TrapKernelMode.DoNothing;
        Assert.Contains("twice in a row", Crash(() => Gate.RaiseTrap((byte)TrapVector.InvalidOpcode)).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_fault_twice_in_a_row_ends_the_domain_with_the_walk_of_four_levels()
    {
        Kernel.Mode = TrapKernelMode.DoNothing;
        CrashReport report = Crash(() => new GuestPointer<ulong>(0xffff_ffff_9000_0000).Read());
        Assert.Contains("twice in a row", report.Reason, StringComparison.Ordinal);
        Assert.Contains("L4[511]", report.PageWalk, StringComparison.Ordinal);
        Assert.Contains("L3[510]", report.PageWalk, StringComparison.Ordinal);
        Assert.Contains("L2[128]", report.PageWalk, StringComparison.Ordinal);
        Assert.Contains("not present", report.PageWalk, StringComparison.Ordinal);
        Assert.Contains("rsp", report.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Handlers_nest_to_a_bounded_depth()
    {
        Kernel.Mode = TrapKernelMode.FaultAgain;
        Assert.Contains("deeper than 8", Crash(() => new GuestPointer<ulong>(0x4000_0000).Read()).Reason, StringComparison.Ordinal);
        Assert.Equal(8, Kernel.PageFaults);
    }

    [Theory]
    [InlineData(TrapKernelMode.AskForUserMode, "user mode")]
    [InlineData(TrapKernelMode.BreakRip, "not canonical")]
    [InlineData(TrapKernelMode.BreakStackSelector, "SS 0x10")]
    [InlineData(TrapKernelMode.MoveRip, "changed where to go on")]
    public void A_frame_that_cannot_be_resumed_ends_the_domain(TrapKernelMode mode, string reason)
    {
        Kernel.Mode = mode;
        Assert.Contains(reason, Crash(() => new GuestPointer<ulong>(0x4000_0000).Read()).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_trap_without_a_handler_ends_the_domain()
    {
        _guest.AssertSuccess(() => TrapTable.Set(default));
        ClearTrapTable();
        CrashReport report = Crash(() => new GuestPointer<ulong>(0x4000_0000).Read());
        Assert.Contains("unhandled trap 14 (PageFault) at 0x40000000", report.Reason, StringComparison.Ordinal);
        Assert.NotNull(report.PageWalk);
    }

    [Fact]
    public void A_stack_that_cannot_be_written_ends_the_domain()
    {
        ulong stack = _guest.Domain.Image.StackTop - Page.Size;
        string reason = Crash(() =>
        {
            _ = UpdateVaMapping.Set(new VirtualAddress(stack), default, UpdateVaMappingFlags.InvalidatePage);
            Guest.Vcpu.Breakpoint();
        }).Reason;
        Assert.Contains("kernel stack", reason, StringComparison.Ordinal);
    }

    [Fact]
    public void An_address_that_is_not_canonical_is_a_protection_fault()
    {
        // The kernel has no handler for it; the guest library's says so and crashes the domain.
        _guest.InGuest(() => new GuestPointer<ulong>(0x1234_5678_9abc_def0).Read());
        Assert.Equal(ShutdownReason.Crash, _guest.Domain.ExitReason);
    }

    [Fact]
    public void Handlers_that_are_no_entry_points_end_the_domain()
    {
        _guest.AssertSuccess(() => TrapTable.Set([new TrapInfo { Vector = 3, CodeSelector = FlatSelector.KernelCode, Address = 0x1234 }]));
        Assert.Contains("no entry point", Crash(Guest.Vcpu.Breakpoint).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_trap_table_keeps_what_came_before_a_refused_entry()
    {
        ulong entry = _guest.Domain.Image.EntryAddress(5);
        _guest.AssertRefused(XenErrno.InvalidArgument, () => TrapTable.Set(
        [
            new TrapInfo { Vector = 5, CodeSelector = FlatSelector.KernelCode, Address = entry },
            new TrapInfo { Vector = 6, CodeSelector = FlatSelector.KernelCode, Address = 0x8000_0000_0000_0000 },
        ]));
        Assert.Equal(entry, _guest.Vcpu.TrapTable[5].Address);
    }

    [Fact]
    public void Entry_points_are_set_and_replaced_but_only_the_nmis_is_removed()
    {
        var address = new VirtualAddress(_guest.Domain.Image.EntryAddress(KernelEntry.Upcall));
        _guest.AssertSuccess(() => Callbacks.Register(new CallbackRegister { Type = CallbackType.NonMaskableInterrupt, Address = address }));
        _guest.AssertSuccess(() => Callbacks.Unregister(new CallbackUnregister { Type = CallbackType.NonMaskableInterrupt }));
        _guest.AssertRefused(XenErrno.InvalidArgument, () => Callbacks.Unregister(new CallbackUnregister { Type = CallbackType.Event }));
        _guest.AssertRefused(XenErrno.NotImplemented, () => Callbacks.Unregister(new CallbackUnregister { Type = (CallbackType)99 }));
        _guest.AssertRefused(XenErrno.NotImplemented, () => Callbacks.Register(new CallbackRegister { Type = (CallbackType)3, Address = address }));
        _guest.AssertRefused(XenErrno.InvalidArgument, () => Callbacks.Register(new CallbackRegister { Address = new VirtualAddress(1UL << 63) }));

        // set_callbacks leaves out what is not canonical, and succeeds.
        _guest.AssertSuccess(() => Callbacks.Set(new VirtualAddress(1UL << 63), address, address));
        Assert.Equal(address.Value, _guest.Vcpu.EntryPoints.Event);
    }

    // One place, as on Xen: whoever sets it last.
    [Fact]
    public void The_callback_for_non_maskable_interrupts_is_vector_2_of_the_trap_table()
    {
        ulong entry = _guest.Domain.Image.EntryAddress(5);
        var upcall = new VirtualAddress(_guest.Domain.Image.EntryAddress(KernelEntry.Upcall));
        _guest.AssertSuccess(() => Callbacks.Register(new CallbackRegister { Type = CallbackType.NonMaskableInterrupt, Address = upcall }));
        TrapInfo set = _guest.Vcpu.TrapTable[2];
        Assert.Equal((2, TrapInfoFlags.MaskUpcalls, FlatSelector.KernelCode, upcall.Value), (set.Vector, set.Flags, set.CodeSelector, set.Address));
        _guest.AssertSuccess(() => TrapTable.Set([new TrapInfo { Vector = 2, CodeSelector = FlatSelector.KernelCode, Address = entry }]));
        Assert.Equal(entry, _guest.Vcpu.TrapTable[2].Address);
        _guest.AssertSuccess(() => Callbacks.Unregister(new CallbackUnregister { Type = CallbackType.NonMaskableInterrupt }));
        Assert.Equal(0UL, _guest.Vcpu.TrapTable[2].Address);
        Assert.NotEqual(0UL, _guest.Vcpu.TrapTable[14].Address);
    }

    private ulong KernelMemoryScratch => _guest.Domain.Image.ScratchAddress;

    private void ClearTrapTable() => _guest.InGuest(() => Assert.Equal(0, Gate.Invoke((ulong)HypercallNumber.SetTrapTable, 0)));

    private CrashReport Crash(Action code)
    {
        _guest.InGuest(code);
        Assert.True(_guest.Domain.HasEnded);
        Assert.Equal(ShutdownReason.Crash, _guest.Domain.ExitReason);
        Assert.NotNull(_guest.Domain.CrashReport);
        return _guest.Domain.CrashReport;
    }
}
