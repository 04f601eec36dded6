using System;
using System.Collections.Generic;
using HypercallSdk.Abi;
using HypercallSdk.Guest;
using HypercallSdk.Hypervisor.Domains;
using Vcpu = HypercallSdk.Hypervisor.Vcpus.Vcpu;

namespace HypercallSdk.Hypervisor.Tests;

// vCPUs beyond the first: given a state, brought up, taken down, interrupted; and the areas that they register.
public sealed class VcpuOpTests : IDisposable
{
    private static readonly VcpuId _one = new(1);
    private readonly Host _host = new(new HostOptions { PhysicalCpus = 2 });
    private readonly GuestProbe _guest;

    public VcpuOpTests() => _guest = GuestProbe.Boot<SeveralVcpusKernel>(_host, new DomainConfig { MemoryMegabytes = 16, Vcpus = 34 });

    private ref SeveralVcpusKernel Kernel => ref _guest.State<SeveralVcpusKernel>();

    private Domain Domain => _guest.Domain;

    public void Dispose() => _host.Dispose();

    [Fact]
    public void A_vcpu_is_initialised_once_and_then_brought_up()
    {
        Assert.Equal(0, _guest.AssertSuccess(() => VcpuOp.IsUp(_one)));
        _guest.AssertRefused(XenErrno.InvalidArgument, () => VcpuOp.Up(_one));
        Initialise(_one, Context(1));
        Assert.Equal(0, _guest.AssertSuccess(() => VcpuOp.IsUp(_one)));
        VcpuGuestContext again = Context(1);
        _guest.AssertRefused(XenErrno.AlreadyExists, () => VcpuOp.Initialise(_one, in again));

        _guest.AssertSuccess(() => VcpuOp.Up(_one));
        Assert.Equal(1, _guest.AssertSuccess(() => VcpuOp.IsUp(_one)));
        _host.Run();
        Assert.Null(Domain.CrashReport?.ToString());
        Assert.Equal((1, 1), (Kernel.Started, Kernel.LastStarted));
        _guest.AssertSuccess(() => VcpuOp.Up(_one));
        _host.Run();
        Assert.Equal(1, Kernel.Started);
    }

    [Fact]
    public void What_does_not_exist_is_not_found()
    {
        var none = new VcpuId(34);
        _guest.AssertRefused(XenErrno.NotFound, () => VcpuOp.Up(none));
        _guest.AssertRefused(XenErrno.NotFound, () => VcpuOp.Down(none));
        _guest.AssertRefused(XenErrno.NotFound, () => VcpuOp.IsUp(none));
        _guest.AssertRefused(XenErrno.NotFound, () => VcpuOp.SendNmi(none));
        _guest.AssertRefused(XenErrno.NotFound, () => VcpuOp.GetRunstateInfo(none, out _));
        _guest.AssertRefused(XenErrno.NotFound, () => VcpuOp.RegisterVcpuInfo(none, default));
    }

    public static TheoryData<string> BrokenStates => [.. Broken.Keys];

    [Theory]
    [MemberData(nameof(BrokenStates))]
    public void A_state_that_is_wrong_is_refused_and_nothing_of_it_taken(string what)
    {
        VcpuGuestContext context = Context(1);
        Broken[what](ref context);
        _guest.AssertRefused(XenErrno.InvalidArgument, () => VcpuOp.Initialise(_one, in context));
        Assert.False(Domain.Vcpus[1].IsInitialised);
        Assert.False(Domain.Vcpus[1].KernelSpace.HasRoot);
        Initialise(_one, Context(1));
    }

    [Fact]
    public void A_vcpu_that_is_to_start_anywhere_else_ends_its_domain_explained()
    {
        VcpuGuestContext context = Context(1);
        context.Registers.Rip += 1;
        Initialise(_one, context);
        _guest.AssertSuccess(() => VcpuOp.Up(_one));
        _host.Run();
        Assert.Contains("entry point", Domain.CrashReport!.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void One_that_is_down_takes_what_waits_for_it_when_it_is_up_again()
    {
        StartOne();
        _guest.AssertSuccess(() => VcpuOp.Down(_one));
        Assert.Equal(0, _guest.AssertSuccess(() => VcpuOp.IsUp(_one)));
        _guest.InGuest(() => _ = Events.SendIpi(1, 0));
        _host.Run();
        Assert.Equal(0, Kernel.Kicks);
        Assert.Equal(RunstateKind.Offline, Domain.Vcpus[1].Runstate.Kind);

        _guest.AssertSuccess(() => VcpuOp.Up(_one));
        _host.Run();
        Assert.Equal((1, 1), (Kernel.Kicks, Kernel.LastKick));
        Assert.Equal(1, Kernel.Started);
    }

    // Found by the fuzz: it was queued while its physical CPU still had it.
    [Fact]
    public void One_that_is_taken_down_and_up_while_a_processor_has_it_stays_there_once()
    {
        StartOne();
        _guest.InGuest(() => _ = Events.SendIpi(1, 0));
        Vcpu one = Domain.Vcpus[1];
        while (one.Runstate.Kind != RunstateKind.Running)
            Assert.True(_host.Step());

        _guest.InGuest(() =>
        {
            Assert.True(Events.SendIpi(1, 0).IsSuccess);
            Assert.True(VcpuOp.Down(_one).IsSuccess);
            Assert.True(VcpuOp.Up(_one).IsSuccess);
        });
        Assert.Empty(Checking.Invariants.Recount(_host));
        Assert.Equal(RunstateKind.Running, one.Runstate.Kind);
        _host.Run();
        Assert.Empty(Checking.Invariants.Recount(_host));
        Assert.Equal(2, Kernel.Kicks);
        Assert.Equal(RunstateKind.Blocked, one.Runstate.Kind);
    }

    [Fact]
    public void The_last_vcpu_that_goes_down_ends_its_domain()
    {
        _guest.InGuest(() => _ = VcpuOp.Down(default));
        Assert.Equal(ShutdownReason.PowerOff, Domain.ExitReason);
    }

    [Fact]
    public void An_interrupt_between_vcpus_reaches_the_other_one()
    {
        StartOne();
        _guest.InGuest(() => Assert.True(Events.SendIpi(1, 0).IsSuccess));
        _host.Run();
        Assert.Equal((1, 1), (Kernel.Kicks, Kernel.LastKick));
    }

    [Fact]
    public void A_non_maskable_interrupt_is_taken_though_upcalls_are_masked()
    {
        Initialise(_one, Context(1));
        _guest.AssertSuccess(() => VcpuOp.Up(_one));
        _host.Run();
        SetUpcallMask(Domain.Vcpus[1], 1);
        _guest.AssertSuccess(() => VcpuOp.SendNmi(_one));
        _host.Run();
        Assert.Equal((1, 1), (Kernel.Nmis, Kernel.LastNmi));
        Assert.Equal(1, UpcallMask(Domain.Vcpus[1]));
        _guest.AssertRefused(XenErrno.InvalidArgument, () => VcpuOp.SendNmi(_one, new GuestPointer<byte>(1)));
    }

    // The kernel does nothing for it but say what handles it: the library has its entry in every vCPU's table.
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void A_non_maskable_interrupt_reaches_the_kernels_handler_on_whichever_vcpu_it_is_sent_to(int vcpu)
    {
        StartOne();
        _guest.AssertSuccess(() => Guest.Vcpus.SendNmi(vcpu));
        _guest.AssertSuccess(() => Guest.Vcpus.SendNmi(vcpu));
        _host.Run();
        Assert.Null(Domain.CrashReport?.ToString());
        Assert.Equal((1, vcpu), (Kernel.Nmis, Kernel.LastNmi));
        _guest.AssertSuccess(() => Guest.Vcpus.SendNmi(vcpu));
        _host.Run();
        Assert.Equal((2, vcpu), (Kernel.Nmis, Kernel.LastNmi));
    }

    [Fact]
    public void A_non_maskable_interrupt_that_was_sent_before_the_start_is_taken_after_it()
    {
        _guest.AssertSuccess(() => Guest.Vcpus.SendNmi(1));
        _host.Run();
        Assert.Equal(0, Kernel.Nmis);
        StartOne();
        Assert.Equal((1, 1), (Kernel.Nmis, Kernel.LastNmi));
    }

    [Fact]
    public void A_non_maskable_interrupt_that_no_kernel_asked_for_is_gone()
    {
        GuestProbe quiet = GuestProbe.Boot(_host);
        quiet.AssertSuccess(() => Guest.Vcpus.SendNmi(0));
        _host.Run();
        Assert.False(quiet.Vcpu.IsNmiPending);
        Assert.Null(quiet.Domain.CrashReport?.ToString());
        Assert.False(quiet.Domain.HasEnded);
    }

    [Fact]
    public void The_runstate_says_what_a_vcpu_does_and_its_times_add_up()
    {
        StartOne();
        _guest.InGuest(() =>
        {
            Assert.True(VcpuOp.GetRunstateInfo(_one, out VcpuRunstateInfo info).IsSuccess);
            Assert.Equal(RunstateKind.Blocked, info.State);
            Assert.Equal(_host.Now, info.Time[0] + info.Time[1] + info.Time[2] + info.Time[3]);
            Assert.True(info.Time[0] > 0);
        });
    }

    [Fact]
    public void A_registered_runstate_area_is_written_at_every_switch()
    {
        StartOne();
        var area = new GuestPointer<VcpuRunstateInfo>(Domain.Image.ScratchAddress);
        _guest.InGuest(() =>
        {
            Assert.True(VcpuOp.RegisterRunstateMemoryArea(_one, new VcpuRegisterRunstateMemoryArea { Address = area }).IsSuccess);
            Assert.Equal(RunstateKind.Blocked, area.Read().State);
            _ = Events.SendIpi(1, 0);
        });
        ulong before = Domain.Vcpus[1].Runstate.Since;
        _host.Run();
        _guest.InGuest(() =>
        {
            VcpuRunstateInfo info = area.Read();
            Assert.Equal(RunstateKind.Blocked, info.State);
            Assert.True(info.StateEntryTime > before);
            Assert.Equal(Domain.Vcpus[1].Runstate.TimeIn(RunstateKind.Running), info.Time[0]);
        });
        _guest.AssertRefused(XenErrno.BadAddress, () => VcpuOp.RegisterRunstateMemoryArea(_one, new VcpuRegisterRunstateMemoryArea { Address = new(0xffff_8000_0000_0000) }));
    }

    [Fact]
    public void A_registered_time_area_tells_the_same_time()
    {
        var area = new GuestPointer<VcpuTimeInfo>(Domain.Image.ScratchAddress + 256);
        _guest.InGuest(() =>
        {
            Assert.True(VcpuOp.RegisterTimeMemoryArea(default, new VcpuRegisterTimeMemoryArea { Address = area }).IsSuccess);
            VcpuTimeInfo time = area.Read();
            Assert.Equal(0u, time.Version & 1);
            ulong timestamp = Gate.ReadTimestamp();
            Assert.Equal(_host.Now, time.SystemTime + timestamp - time.TscTimestamp);
        });
    }

    [Fact]
    public void Vcpu_info_moves_once_and_everything_is_looked_at_again()
    {
        StartOne();
        MachineFrame frame = FrameOfScratch();
        _guest.AssertRefused(XenErrno.InvalidArgument, () => VcpuOp.RegisterVcpuInfo(_one, new VcpuRegisterVcpuInfo { Frame = frame }));
        _guest.AssertSuccess(() => VcpuOp.Down(_one));
        _guest.AssertRefused(XenErrno.NoSuchDeviceOrAddress, () => VcpuOp.RegisterVcpuInfo(_one, new VcpuRegisterVcpuInfo { Frame = frame, Offset = 4096 - 63 }));
        _guest.AssertRefused(XenErrno.NoSuchDeviceOrAddress, () => VcpuOp.RegisterVcpuInfo(_one, new VcpuRegisterVcpuInfo { Frame = frame, Offset = 4 }));
        _guest.AssertRefused(XenErrno.InvalidArgument, () => VcpuOp.RegisterVcpuInfo(_one, new VcpuRegisterVcpuInfo { Frame = new MachineFrame(1UL << 40) }));
        _guest.AssertSuccess(() => VcpuOp.RegisterVcpuInfo(_one, new VcpuRegisterVcpuInfo { Frame = frame, Offset = 4096 - 64 }));
        _guest.AssertRefused(XenErrno.InvalidArgument, () => VcpuOp.RegisterVcpuInfo(_one, new VcpuRegisterVcpuInfo { Frame = frame }));
        _guest.InGuest(() =>
        {
            var info = new GuestPointer<VcpuInfo>(KernelMemory.ScratchPage.Value + 4096 - 64);
            Assert.Equal(1, info.Read().UpcallPending);
            Assert.Equal(ulong.MaxValue, info.Read().PendingSelector);
        });
    }

    [Fact]
    public void Vcpus_from_32_on_need_a_registered_vcpu_info()
    {
        var last = new VcpuId(33);
        VcpuGuestContext context = Context(33);
        _guest.AssertRefused(XenErrno.InvalidArgument, () => VcpuOp.Initialise(last, in context));
        MachineFrame frame = FrameOfScratch();
        _guest.AssertSuccess(() => VcpuOp.RegisterVcpuInfo(last, new VcpuRegisterVcpuInfo { Frame = frame }));
        _guest.InGuest(() => Assert.Equal(1, new GuestPointer<VcpuInfo>(KernelMemory.ScratchPage.Value).Read().UpcallMask));
        Initialise(last, context);
    }

    // vCPU 1 has looked at a page; the page's entry is changed; it sees the old page until a flush that names it.
    [Theory]
    [InlineData(1UL << 0, false)]
    [InlineData(1UL << 1, true)]
    [InlineData(3UL << 0, true)]
    public void A_flush_reaches_the_vcpus_that_it_names(ulong vcpus, bool sees)
    {
        StartOne();
        ulong scratch = Domain.Image.ScratchAddress;
        Vcpu one = Domain.Vcpus[1];
        _guest.InGuest(() => new GuestPointer<ulong>(scratch).Write(1));
        Assert.True(one.TryCopyIn(scratch, out ulong seen));
        Assert.Equal(1UL, seen);

        MachineFrame stack = Domain.Vcpus[0].KernelSpace.Walk(Domain.Image.StackTopOf(5) - 4096, Paging.MemoryAccess.Read).LastEntry.Frame;
        const PageTableFlags Flags = PageTableFlags.Present | PageTableFlags.Writable | PageTableFlags.User | PageTableFlags.Accessed | PageTableFlags.Dirty;
        _guest.AssertSuccess(() => UpdateVaMapping.Set(new VirtualAddress(scratch), new PageTableEntry(stack, Flags), default));
        var mask = new GuestPointer<ulong>(Domain.Image.StackTopOf(6) - 4096);
        _guest.InGuest(() =>
        {
            mask.Write(vcpus);
            var operation = new MmuExtendedOperation { Command = MmuExtendedCommand.TlbFlushMulti, VcpuMask = mask };
            Assert.True(MmuExtOp.Execute([operation], out _, DomainId.Self).IsSuccess);
        });
        Assert.True(one.TryCopyIn(scratch, out seen));
        Assert.Equal(sees ? 0UL : 1UL, seen);
    }

    [Fact]
    public void Only_a_pinned_vcpu_of_domain_0_has_a_physical_number()
    {
        _guest.AssertRefused(XenErrno.InvalidArgument, () => VcpuOp.GetPhysicalId(default, out _));
        Domain.SetAffinity(default, Scheduling.CpuMask.Of(1), Scheduling.CpuMask.All);
        _guest.AssertSuccess(() => VcpuOp.GetPhysicalId(default, out _));
    }

    [Fact]
    public void A_domain_gives_back_everything_that_its_vcpus_held()
    {
        using var host = new Host(new HostOptions { PhysicalCpus = 2 });
        GuestProbe zero = GuestProbe.Boot(host);
        ulong free = host.Memory.FreeFrames;
        Domain domain = host.CreateDomain<SeveralVcpusKernel>(new DomainConfig { MemoryMegabytes = 16, Vcpus = 4 });
        host.Run();
        host.DestroyDomain(domain);
        Assert.Equal(free, host.Memory.FreeFrames);
        Assert.False(zero.Domain.HasEnded);
    }

    private delegate void Break(ref VcpuGuestContext context);

    private static Dictionary<string, Break> Broken { get; } = new()
    {
        ["rip"] = (ref VcpuGuestContext context) => context.Registers.Rip = 1UL << 60,
        ["rsp"] = (ref VcpuGuestContext context) => context.Registers.Rsp = 1UL << 60,
        ["kernel stack"] = (ref VcpuGuestContext context) => context.KernelStackPointer = 1UL << 60,
        ["event callback"] = (ref VcpuGuestContext context) => context.EventCallback = new VirtualAddress(1UL << 60),
        ["trap"] = (ref VcpuGuestContext context) => context.Traps[7].Address = 1UL << 60,
        ["FS base"] = (ref VcpuGuestContext context) => context.FsBase = 1UL << 60,
        ["kernel GS base"] = (ref VcpuGuestContext context) => context.GsBaseKernel = 1UL << 60,
        ["user GS base"] = (ref VcpuGuestContext context) => context.GsBaseUser = 1UL << 60,
        ["place of the local descriptor table"] = (ref VcpuGuestContext context) => (context.LdtEntryCount, context.LdtBase) = (1, 8),
        ["user mode without tables"] = (ref VcpuGuestContext context) => context.Flags = VcpuContextFlags.None,
        ["local descriptor table"] = (ref VcpuGuestContext context) => context.LdtEntryCount = 8193,
        ["descriptor table's size"] = (ref VcpuGuestContext context) => context.GdtEntryCount = 14 * 512 + 1,
        ["descriptor table's frame"] = (ref VcpuGuestContext context) => (context.GdtEntryCount, context.GdtFrames[0]) = (1, new MachineFrame(1UL << 40)),
        ["root"] = (ref VcpuGuestContext context) => context.ControlRegisters[3] = 1UL << 40,
        ["user root"] = (ref VcpuGuestContext context) => context.ControlRegisters[1] = 1UL << 40,
    };

    private static unsafe void SetUpcallMask(Vcpu vcpu, byte mask) => vcpu.Info->UpcallMask = mask;

    private static unsafe byte UpcallMask(Vcpu vcpu) => vcpu.Info->UpcallMask;

    // By the guest library, which also knows then where to send interrupts.
    private void StartOne()
    {
        Assert.True(_guest.Call(() => Guest.Vcpus.Start(1)).IsSuccess);
        _host.Run();
        Assert.Null(Domain.CrashReport?.ToString());
    }

    private void Initialise(VcpuId vcpu, VcpuGuestContext context) => _guest.AssertSuccess(() => VcpuOp.Initialise(vcpu, in context));

    private MachineFrame FrameOfScratch()
    {
        Paging.PageWalk walk = Domain.Vcpus[0].KernelSpace.Walk(Domain.Image.ScratchAddress, Paging.MemoryAccess.Read);
        Assert.True(walk.IsMapped);
        return walk.LastEntry.Frame;
    }

    // As the guest library sets a vCPU up: tables, traps and callbacks of vCPU 0.
    private VcpuGuestContext Context(int vcpu)
    {
        Vcpu first = Domain.Vcpus[0];
        var context = new VcpuGuestContext { Flags = VcpuContextFlags.InKernel };
        context.Registers.Rip = Domain.Image.EntryAddress(KernelEntry.VcpuBoot);
        context.Registers.Rsp = Domain.Image.StackTopOf(vcpu);
        context.KernelStackPointer = Domain.Image.StackTopOf(vcpu);
        context.KernelStackSelector = FlatSelector.KernelStack;
        first.TrapTable.Entries.CopyTo(context.Traps);
        context.EventCallback = new VirtualAddress(first.EntryPoints.Event);
        context.FailsafeCallback = new VirtualAddress(first.EntryPoints.Failsafe);
        context.SyscallCallback = new VirtualAddress(first.EntryPoints.Syscall);
        context.ControlRegisters[3] = first.KernelSpace.Root.Value << Page.Shift;
        return context;
    }
}
