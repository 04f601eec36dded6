using System;
using HypercallSdk.Abi;
using HypercallSdk.Guest;

namespace HypercallSdk.Xen.Tests;

/// <content>vCPUs: starting and stopping, what they are told, where.</content>
public partial struct SchedulingAnswersKernel
{
    private void Bounds()
    {
        Expect("no such vcpu command"u8, NotImplemented, Gate.Invoke(24, 14, 0, 0));
        Expect("is up, vcpu 0"u8, 1, VcpuOp.IsUp(default));
        Expect("is up, vcpu 1"u8, 0, VcpuOp.IsUp(Vcpu1));
        Expect("is up, vcpu 3"u8, 0, VcpuOp.IsUp(new VcpuId(3)));
        Expect("is up, vcpu 4"u8, NotFound, VcpuOp.IsUp(new VcpuId(4)));
        Expect("is up, vcpu 32"u8, NotFound, VcpuOp.IsUp(new VcpuId(32)));
        Expect("is up, vcpu -1"u8, NotFound, VcpuOp.IsUp(new VcpuId(uint.MaxValue)));
        Expect("up, vcpu 4"u8, NotFound, VcpuOp.Up(new VcpuId(4)));
        Expect("down, vcpu 4"u8, NotFound, VcpuOp.Down(new VcpuId(4)));
        Expect("runstate, vcpu 4, bad pointer"u8, NotFound, Gate.Invoke(24, 4, 4, BadPointer));
        Expect("nmi, vcpu 4"u8, NotFound, VcpuOp.SendNmi(new VcpuId(4)));
        Expect("physical id, vcpu 4, bad pointer"u8, NotFound, Gate.Invoke(24, 12, 4, BadPointer));
    }

    // What is looked at before the argument is read.
    private void Order()
    {
        Expect("no such domctl, no such domain"u8, NoSuchDomain, Raw(Window(7), 9999, ControlInterface.DomctlVersion, 77));
        Expect("no such vcpu command, no such vcpu"u8, NotFound, Gate.Invoke(24, 14, 4, 0));
        Expect("initialise, vcpu 4, bad pointer"u8, NotFound, Gate.Invoke(24, 0, 4, BadPointer));
        Expect("runstate area, vcpu 4, bad pointer"u8, NotFound, Gate.Invoke(24, 5, 4, BadPointer));
        Expect("periodic timer, vcpu 4, bad pointer"u8, NotFound, Gate.Invoke(24, 6, 4, BadPointer));
        Expect("singleshot timer, vcpu 4, bad pointer"u8, NotFound, Gate.Invoke(24, 8, 4, BadPointer));
        Expect("vcpu info, vcpu 4, bad pointer"u8, NotFound, Gate.Invoke(24, 10, 4, BadPointer));
        Expect("time area, vcpu 4, bad pointer"u8, NotFound, Gate.Invoke(24, 13, 4, BadPointer));
        Expect("singleshot timer, vcpu 1, bad pointer"u8, InvalidArgument, Gate.Invoke(24, 8, 1, BadPointer));
    }

    private void Starting(in StartInfo info)
    {
        KernelMemory.TryGetMachineFrame(info.PageTableBase, out MachineFrame root);
        Expect("up, vcpu 0"u8, Success, VcpuOp.Up(default));
        Expect("up before initialise"u8, InvalidArgument, VcpuOp.Up(Vcpu1));
        Expect("down before initialise"u8, Success, VcpuOp.Down(Vcpu1));
        Expect("initialise, bad pointer"u8, BadAddress, Gate.Invoke(24, 0, 1, BadPointer));
        Expect("initialise, vcpu 0, bad pointer"u8, BadAddress, Gate.Invoke(24, 0, 0, BadPointer));
        Expect("initialise, vcpu 0"u8, AlreadyExists, VcpuOp.Initialise(default, Context(root)));

        VcpuGuestContext context = Context(root);
        context.Registers.Rip = NotCanonical;
        Refused("initialise, instruction pointer not canonical"u8, in context);
        context = Context(root);
        context.Registers.Rsp = NotCanonical;
        Refused("initialise, stack pointer not canonical"u8, in context);
        context = Context(root);
        context.EventCallback = new VirtualAddress(NotCanonical);
        Refused("initialise, event callback not canonical"u8, in context);
        context = Context(root);
        context.FailsafeCallback = new VirtualAddress(NotCanonical);
        Refused("initialise, failsafe callback not canonical"u8, in context);
        context = Context(root);
        context.SyscallCallback = new VirtualAddress(NotCanonical);
        Refused("initialise, system-call callback not canonical"u8, in context);
        context = Context(root);
        context.FsBase = NotCanonical;
        Refused("initialise, FS base not canonical"u8, in context);
        context = Context(root);
        context.GsBaseKernel = NotCanonical;
        Refused("initialise, kernel GS base not canonical"u8, in context);
        context = Context(root);
        context.GsBaseUser = NotCanonical;
        Refused("initialise, user GS base not canonical"u8, in context);
        context = Context(root);
        context.Traps[3].Address = NotCanonical;
        Refused("initialise, handler not canonical"u8, in context);
        context = Context(root);
        context.KernelStackPointer = NotCanonical;
        Refused("initialise, kernel stack not canonical"u8, in context);
        context = Context(root);
        context.GdtEntryCount = 7169;
        Refused("initialise, descriptor table too large"u8, in context);
        context = Context(root);
        context.GdtEntryCount = 512;
        context.GdtFrames[0] = root;
        Refused("initialise, descriptors in a page table"u8, in context);
        context = Context(root);
        context.GdtEntryCount = 512;
        context.GdtFrames[0] = new MachineFrame(NoFrame);
        Refused("initialise, descriptors in no frame"u8, in context);
        context = Context(root);
        context.LdtEntryCount = 8193;
        context.LdtBase = KernelMemory.Base.Value;
        Refused("initialise, local descriptor table too large"u8, in context);
        context = Context(root);
        context.LdtEntryCount = 1;
        context.LdtBase = KernelMemory.Base.Value + 8;
        Refused("initialise, local descriptor table not aligned"u8, in context);
        context = Context(new MachineFrame(NoFrame));
        Refused("initialise, no such root"u8, in context);
        context = Context(default);
        Refused("initialise, root 0"u8, in context);
        context = Context(Frame(0));
        Refused("initialise, root is a writable page"u8, in context);
        context = Context(root);
        context.ControlRegisters[1] = NoFrame << 12;
        Refused("initialise, no such user root"u8, in context);
        context = Context(root);
        context.Flags = 0;
        Refused("initialise, in user mode without a user root"u8, in context);
        Expect("is up after refusals"u8, 0, VcpuOp.IsUp(Vcpu1));
        Expect("up after refusals"u8, InvalidArgument, VcpuOp.Up(Vcpu1));

        Expect("initialise"u8, Success, VcpuOp.Initialise(Vcpu1, Context(root)));
        Expect("initialise twice"u8, AlreadyExists, VcpuOp.Initialise(Vcpu1, Context(root)));
        Expect("initialise twice, wrongly"u8, AlreadyExists, VcpuOp.Initialise(Vcpu1, Context(default)));
        Expect("is up, initialised"u8, 0, VcpuOp.IsUp(Vcpu1));
        Expect("down, initialised"u8, Success, VcpuOp.Down(Vcpu1));

        context = Context(root);
        context.Flags |= (VcpuContextFlags)0xffff_ffc0;
        context.Registers.Cs = FlatSelector.KernelCode & 0xfffc;
        context.Registers.Ss = FlatSelector.KernelStack & 0xfffc;
        context.Registers.Rflags = 0x3000;
        context.ControlRegisters[0] = 0;
        context.ControlRegisters[4] = ulong.MaxValue;
        context.DebugRegisters[7] = ulong.MaxValue;
        context.VmAssist = ulong.MaxValue;
        Expect("initialise, what is put right"u8, Success, VcpuOp.Initialise(new VcpuId(2), in context));
        Expect("is up, what is put right"u8, 0, VcpuOp.IsUp(new VcpuId(2)));
        context = Context(root);
        context.Flags |= VcpuContextFlags.Online;
        Expect("initialise online"u8, Success, VcpuOp.Initialise(new VcpuId(3), in context));
        Expect("is up, initialised online"u8, 1, VcpuOp.IsUp(new VcpuId(3)));
        Expect("down, initialised online"u8, Success, VcpuOp.Down(new VcpuId(3)));
        Expect("is up, down again"u8, 0, VcpuOp.IsUp(new VcpuId(3)));
    }

    private void Refused(ReadOnlySpan<byte> call, in VcpuGuestContext context) => Expect(call, InvalidArgument, VcpuOp.Initialise(Vcpu1, in context));

    private static VcpuGuestContext Context(MachineFrame root)
    {
        var context = new VcpuGuestContext { Flags = VcpuContextFlags.InKernel };
        context.Registers.Rip = Gate.EntryAddress(KernelEntry.Upcall);
        context.Registers.Rsp = Window(20);
        context.Registers.Rflags = 0x200;
        context.Registers.Cs = FlatSelector.KernelCode;
        context.Registers.Ss = FlatSelector.KernelStack;
        context.KernelStackSelector = FlatSelector.KernelStack;
        context.KernelStackPointer = Window(20);
        context.ControlRegisters[3] = root.Value << Page.Shift;
        return context;
    }

    private void Runstates()
    {
        Expect("runstate, bad pointer"u8, BadAddress, Gate.Invoke(24, 4, 0, BadPointer));
        Expect("runstate"u8, Success, VcpuOp.GetRunstateInfo(default, out VcpuRunstateInfo info));
        Expect("runstate, state"u8, (long)RunstateKind.Running, (long)info.State);
        Expect("runstate, was entered"u8, 1, info.StateEntryTime <= Timers.SystemTime ? 1 : 0);
        ulong entered = info.StateEntryTime;
        Expect("runstate, vcpu 1"u8, Success, VcpuOp.GetRunstateInfo(Vcpu1, out info));
        Expect("runstate, vcpu 1, state"u8, (long)RunstateKind.Offline, (long)info.State);
        Expect("runstate, vcpu 1, ran"u8, 0, (long)info.Time[0]);
        Expect("runstate, vcpu 1, runnable"u8, 0, (long)info.Time[1]);
        Expect("runstate, vcpu 1, blocked"u8, 0, (long)info.Time[2]);
        Expect("runstate, vcpu 1, was down"u8, 1, info.Time[3] != 0 ? 1 : 0);

        Expect("runstate area, bad pointer"u8, BadAddress, Gate.Invoke(24, 5, 0, BadPointer));
        Expect("runstate area, the hypervisor's"u8, BadAddress, VcpuOp.RegisterRunstateMemoryArea(default, new() { Address = new(HypervisorMemory.Start) }));
        Expect("runstate area, not canonical"u8, BadAddress, VcpuOp.RegisterRunstateMemoryArea(default, new() { Address = new(NotCanonical) }));
        Expect("runstate area, not mapped"u8, Success, VcpuOp.RegisterRunstateMemoryArea(default, new() { Address = new(BadPointer) }));
        Expect("runstate area, null"u8, Success, VcpuOp.RegisterRunstateMemoryArea(default, default));
        var area = new GuestPointer<VcpuRunstateInfo>(Window(0));
        area.Write(new VcpuRunstateInfo { State = RunstateKind.Offline });
        Expect("runstate area"u8, Success, VcpuOp.RegisterRunstateMemoryArea(default, new() { Address = area }));
        Expect("runstate area, state"u8, (long)RunstateKind.Running, (long)area.Read().State);
        Expect("runstate area, was entered"u8, 1, area.Read().StateEntryTime >= entered ? 1 : 0);
        Expect("runstate area again"u8, Success, VcpuOp.RegisterRunstateMemoryArea(default, new() { Address = area }));
        Expect("runstate area, not aligned"u8, Success, VcpuOp.RegisterRunstateMemoryArea(default, new() { Address = new(Window(0) + 1) }));
        Expect("runstate area, none again"u8, Success, VcpuOp.RegisterRunstateMemoryArea(default, default));
        Expect("runstate area, vcpu 1"u8, Success, VcpuOp.RegisterRunstateMemoryArea(Vcpu1, new() { Address = area }));
        Expect("runstate area, vcpu 1, state"u8, (long)RunstateKind.Offline, (long)area.Read().State);
        Expect("runstate area, vcpu 1, none again"u8, Success, VcpuOp.RegisterRunstateMemoryArea(Vcpu1, default));
    }

    private void Places(in StartInfo info)
    {
        var two = new VcpuId(2);
        Expect("vcpu info, bad pointer"u8, BadAddress, Gate.Invoke(24, 10, 2, BadPointer));
        Expect("vcpu info, over the end"u8, NoSuchDeviceOrAddress, VcpuOp.RegisterVcpuInfo(two, new() { Frame = Frame(1), Offset = 4096 - 63 }));
        Expect("vcpu info, far over the end"u8, NoSuchDeviceOrAddress, VcpuOp.RegisterVcpuInfo(two, new() { Frame = Frame(1), Offset = uint.MaxValue }));
        Expect("vcpu info, over the end of no frame"u8, NoSuchDeviceOrAddress, VcpuOp.RegisterVcpuInfo(two, new() { Frame = new MachineFrame(NoFrame), Offset = 4096 }));
        Expect("vcpu info, no such frame"u8, InvalidArgument, VcpuOp.RegisterVcpuInfo(two, new() { Frame = new MachineFrame(NoFrame) }));
        KernelMemory.TryGetMachineFrame(info.PageTableBase, out MachineFrame root);
        Expect("vcpu info, in a page table"u8, InvalidArgument, VcpuOp.RegisterVcpuInfo(two, new() { Frame = root }));
        new GuestPointer<ulong>(Window(1) + 1024).Write(0x1234);
        Expect("vcpu info"u8, Success, VcpuOp.RegisterVcpuInfo(two, new() { Frame = Frame(1), Offset = 1024, Reserved = 5 }));
        VcpuInfo place = new GuestPointer<VcpuInfo>(Window(1) + 1024).Read();
        Expect("vcpu info, pending"u8, 1, place.UpcallPending);
        Expect("vcpu info, mask"u8, 1, place.UpcallMask);
        Expect("vcpu info, selector"u8, -1, (long)place.PendingSelector);
        Expect("vcpu info twice"u8, InvalidArgument, VcpuOp.RegisterVcpuInfo(two, new() { Frame = Frame(1), Offset = 2048 }));
        Expect("vcpu info twice, over the end"u8, NoSuchDeviceOrAddress, VcpuOp.RegisterVcpuInfo(two, new() { Frame = Frame(1), Offset = 4095 }));
        Expect("vcpu info, not aligned, vcpu 3"u8, NoSuchDeviceOrAddress, VcpuOp.RegisterVcpuInfo(new VcpuId(3), new() { Frame = Frame(1), Offset = 2049 }));
        Expect("vcpu info, aligned by 4, vcpu 3"u8, NoSuchDeviceOrAddress, VcpuOp.RegisterVcpuInfo(new VcpuId(3), new() { Frame = Frame(1), Offset = 2052 }));
        Expect("vcpu info, at the end, vcpu 3"u8, Success, VcpuOp.RegisterVcpuInfo(new VcpuId(3), new() { Frame = Frame(1), Offset = 4096 - 64 }));

        Expect("time area, bad pointer"u8, BadAddress, Gate.Invoke(24, 13, 0, BadPointer));
        Expect("time area, the hypervisor's"u8, BadAddress, VcpuOp.RegisterTimeMemoryArea(default, new() { Address = new(HypervisorMemory.Start) }));
        Expect("time area, not mapped"u8, Success, VcpuOp.RegisterTimeMemoryArea(default, new() { Address = new(BadPointer) }));
        Expect("time area"u8, Success, VcpuOp.RegisterTimeMemoryArea(default, new() { Address = new(Window(2)) }));
        VcpuTimeInfo time = new GuestPointer<VcpuTimeInfo>(Window(2)).Read();
        Expect("time area, version is even"u8, 0, time.Version & 1);
        Expect("time area, written"u8, 1, time.Version != 0 && time.TscToSystemMultiplier != 0 ? 1 : 0);
        Expect("time area again"u8, Success, VcpuOp.RegisterTimeMemoryArea(default, new() { Address = new(Window(2) + 64) }));
        Expect("time area, null"u8, Success, VcpuOp.RegisterTimeMemoryArea(default, default));
        Expect("time area, vcpu 1"u8, Success, VcpuOp.RegisterTimeMemoryArea(Vcpu1, new() { Address = new(Window(2)) }));
        Expect("time area, vcpu 1, null"u8, Success, VcpuOp.RegisterTimeMemoryArea(Vcpu1, default));
    }

    private void Interrupts()
    {
        Expect("nmi, with an argument"u8, InvalidArgument, VcpuOp.SendNmi(Vcpu1, new GuestPointer<byte>(Window(0))));
        Expect("nmi, vcpu 1"u8, Success, VcpuOp.SendNmi(Vcpu1));
        Expect("nmi, vcpu 1 again"u8, Success, VcpuOp.SendNmi(Vcpu1));
        Expect("physical id"u8, InvalidArgument, VcpuOp.GetPhysicalId(default, out _));
        Expect("physical id, bad pointer"u8, InvalidArgument, Gate.Invoke(24, 12, 0, BadPointer));
        Expect("periodic timer, vcpu 1"u8, Success, VcpuOp.SetPeriodicTimer(Vcpu1, new() { Period = 1_000_000 }));
        Expect("periodic timer, vcpu 1, too short"u8, InvalidArgument, VcpuOp.SetPeriodicTimer(Vcpu1, new() { Period = 999_999 }));
        Expect("periodic timer, bad pointer"u8, BadAddress, Gate.Invoke(24, 6, 0, BadPointer));
        Expect("stop periodic timer, vcpu 1"u8, Success, VcpuOp.StopPeriodicTimer(Vcpu1));
        Expect("singleshot timer, vcpu 1"u8, InvalidArgument, VcpuOp.SetSingleshotTimer(Vcpu1, default));
        Expect("singleshot timer, bad pointer"u8, BadAddress, Gate.Invoke(24, 8, 0, BadPointer));
        Expect("stop singleshot timer, vcpu 1"u8, InvalidArgument, VcpuOp.StopSingleshotTimer(Vcpu1));
    }
}
