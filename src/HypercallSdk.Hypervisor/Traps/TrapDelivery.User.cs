using HypercallSdk.Abi;
using HypercallSdk.Cpu.State;
using HypercallSdk.Guest;
using HypercallSdk.Hypervisor.Paging;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor.Traps;

/// <content>From user mode and to it.</content>
internal readonly unsafe partial struct TrapDelivery
{
    private const int SyscallLength = 2;
    private const int InterruptLength = 2;

    // In #GP's error code: a gate of the interrupt table is what it is about.
    private const ulong GateBit = 2;

    /// <summary>Enters the kernel for what a stretch of user code ended by.</summary>
    public void DeliverExit(in ProcessorExit exit)
    {
        switch (exit.Reason)
        {
            case ExitReason.Syscall:
                DeliverSyscall();
                return;
            case ExitReason.SoftwareInterrupt:
                DeliverInterrupt(exit.Vector);
                return;
            case ExitReason.Trap when exit.Vector == ExceptionVector.PageFault:
                DeliverPageFault(exit.FaultAddress, exit.ErrorCode);
                return;
            case ExitReason.Trap when exit.Vector == ExceptionVector.DeviceNotAvailable:
                vcpu.Processor.State.TaskSwitched = false;
                break;
            default:
                break;
        }

        Deliver(exit.Vector, exit.ErrorCode, null, isOutermost: true);
    }

    /// <summary>Enters the failsafe callback: user mode could not be resumed.</summary>
    public void DeliverFailsafe()
    {
        vcpu.Processor.IsFailsafeDue = false;
        if (vcpu.EntryPoints.Failsafe == 0)
            vcpu.Crash($"user mode cannot go on at 0x{vcpu.Processor.Rip:x}, and the kernel has no failsafe callback");

        Enter(vcpu.EntryPoints.Failsafe, 0, vcpu.EntryPoints.FailsafeMasksEvents, FailsafeEntry, null, isOutermost: true);
    }

    /// <summary>
    /// Goes on where <paramref name="frame"/> says, after the outermost handler that user mode was left for: there, or at the idle loop.
    /// </summary>
    public void Leave(in TrapFrame frame)
    {
        if (IsForUser(in frame))
        {
            EnterUser(in frame);
            return;
        }

        ref Traps.SavedContext saved = ref vcpu.Saved;
        ulong idle = vcpu.Domain.Image.EntryAddress(KernelEntry.Idle);
        bool isIdle = (frame.Cs & 0xffff | 3) == FlatSelector.KernelCode && frame.Rip == idle && frame.Rsp == saved.Rsp;
        if (!isIdle)
            vcpu.Crash($"iret to a frame that cannot be resumed: CS 0x{(ushort)frame.Cs:x}, RIP 0x{frame.Rip:x}, RSP 0x{frame.Rsp:x} is neither in user mode nor the kernel's idle loop (UserMode.Idle)");

        vcpu.Info->UpcallMask = (frame.Rflags & InterruptFlag) == 0 ? (byte)1 : (byte)0;
    }

    /// <summary>Goes to user mode (<c>HYPERVISOR_iret</c> with a frame of user mode's).</summary>
    public void EnterUser(in TrapFrame frame)
    {
        ushort cs = (ushort)frame.Cs;
        ushort ss = (ushort)(frame.Ss | 3);
        if (!vcpu.HasUserRoot)
            vcpu.Crash("iret to a frame that cannot be resumed: it leads to user mode, and the vCPU has no root table for that");

        if (cs != FlatSelector.UserCode || ss != FlatSelector.UserStack)
            vcpu.Crash($"iret to a frame that cannot be resumed: CS 0x{cs:x} and SS 0x{ss:x} are not user mode's flat segments (0x{FlatSelector.UserCode:x}, 0x{FlatSelector.UserStack:x})");

        vcpu.Processor.Load(in frame);
        vcpu.Mode = VcpuMode.User;
        vcpu.Processor.IsFailsafeDue = !new VirtualAddress(frame.Rip).IsCanonical;
        vcpu.Info->UpcallMask = (frame.Rflags & InterruptFlag) == 0 ? (byte)1 : (byte)0;
    }

    private static bool IsForUser(in TrapFrame frame) => (frame.Cs & 3) == 3;

    private void DeliverSyscall()
    {
        if (vcpu.EntryPoints.Syscall != 0)
        {
            Enter(vcpu.EntryPoints.Syscall, 0, vcpu.EntryPoints.SyscallMasksEvents, SyscallEntry, null, isOutermost: true);
            return;
        }

        vcpu.Processor.State.Rip -= SyscallLength;
        Deliver(ExceptionVector.InvalidOpcode, 0, null, isOutermost: true);
    }

    private void DeliverInterrupt(byte vector)
    {
        const int LevelMask = 3;
        bool isEverybodys = vector is (byte)TrapVector.Breakpoint or (byte)TrapVector.Overflow;
        if (isEverybodys || ((int)vcpu.TrapTable[vector].Flags & LevelMask) == LevelMask)
        {
            Deliver(vector, 0, null, isOutermost: true);
            return;
        }

        vcpu.Processor.State.Rip -= InterruptLength;
        Deliver(ExceptionVector.GeneralProtection, ((ulong)vector << 3) | GateBit, null, isOutermost: true);
    }

    private void DeliverPageFault(ulong address, ulong error)
    {
        MemoryAccess access = (error & PageFaultFetch) != 0 ? MemoryAccess.Execute : (error & PageFaultWrite) != 0 ? MemoryAccess.Write : MemoryAccess.Read;
        PageWalk walk = vcpu.UserSpace.Walk(address, access);

        // SAFETY: Info lies in the domain's shared_info frame, or one that is held for it, as long as the domain is there.
        vcpu.Info->Arch.FaultAddress = new VirtualAddress(address);
        Deliver(ExceptionVector.PageFault, error, walk, isOutermost: true);
    }
}
