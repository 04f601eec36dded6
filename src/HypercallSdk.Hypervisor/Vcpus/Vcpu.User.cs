// A vCPU's user code. While the mode is user mode, no handler runs and the processor has the registers; the kernel stands at
// its idle loop, on an empty stack, and is entered from user mode on the stack that it named (stack_switch). What user code
// does that is not its own to do ends a stretch of it, and enters the kernel as Xen enters it:
//
//  - syscall: the callback for system calls; without one it is an undefined instruction (Xen's switch_to_kernel).
//  - int n: the trap table's entry, if the entry's privilege level lets user mode; else #GP with n in its error code. The breakpoint and
//    overflow vectors are everybody's.
//  - A page fault: its address in arch.cr2, and the processor's error code, bit 2 set.
//  - #NM of the task-switched flag: the flag is cleared before the kernel is entered.
//  - Privileged instructions: Xen emulates cpuid and rdtsc, and in and out for a guest that has ports, which none has here. All
//    others are #GP(0) in user mode. An undefined instruction with Xen's prefix is cpuid.
//
// The x87 and SSE registers and the bases are user mode's alone: a hosted kernel's own code has the host's.
using System;
using System.Diagnostics;
using System.IO.Hashing;
using HypercallSdk.Abi;
using HypercallSdk.Cpu.Interpreting;
using HypercallSdk.Cpu.State;
using HypercallSdk.Guest;
using HypercallSdk.Hypervisor.Checking;
using HypercallSdk.Hypervisor.Domains;
using HypercallSdk.Hypervisor.Processors;
using HypercallSdk.Hypervisor.Recording;
using HypercallSdk.Hypervisor.Tracing;
using HypercallSdk.Hypervisor.Traps;

namespace HypercallSdk.Hypervisor.Vcpus;

public sealed unsafe partial class Vcpu
{
    /// <summary>The processor of the vCPU's user code, made when it is first needed.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    internal UserProcessor Processor => UserSpace.Processor ??= new UserProcessor(this);

    /// <summary>Whether there is one.</summary>
    internal bool HasProcessor => MadeProcessor is not null;

    // Most vCPUs have none.
    private UserProcessor? MadeProcessor => _userSpace?.Processor;

    /// <summary>When the running handler has ended, user mode goes on with these registers; with null it does not.</summary>
    // SAFETY: the frame is the caller's, and not kept.
    internal void EnterUserLater(TrapFrame* frame)
    {
        if (frame == null && MadeProcessor is null)
            return;

        Processor.IsEnteredLater = frame != null;
        if (frame != null)
            Processor.LaterFrame = *frame;
    }

    /// <summary>Stores user mode's x87 and SSE registers.</summary>
    internal void SaveFpu(Span<byte> image)
    {
        image[FxImage.End..].Clear();
        FxImage.Store(in Processor.State, image);
    }

    /// <summary>Sets user mode's x87 and SSE registers.</summary>
    internal void RestoreFpu(ReadOnlySpan<byte> image)
    {
        const uint KnownMxcsr = 0xffff;
        ref ProcessorState state = ref Processor.State;
        FxImage.Load(ref state, image);
        state.Mxcsr &= KnownMxcsr;
    }

    /// <summary>Sets the flag that has the next x87 or SSE instruction trap.</summary>
    internal void SetTaskSwitched(bool isSet)
    {
        if (isSet || MadeProcessor is not null)
            Processor.State.TaskSwitched = isSet;
    }

    /// <summary>Sets a segment's base, which is canonical.</summary>
    // A selector of the flat segments, and the null selector, have base 0; a guest's own descriptors are not looked at.
    internal void SetSegmentBase(SegmentBaseKind which, ulong value)
    {
        switch (which)
        {
            case SegmentBaseKind.Fs:
                Processor.State.FsBase = value;
                break;
            case SegmentBaseKind.GsUser:
                Processor.State.GsBase = value;
                break;
            case SegmentBaseKind.GsKernel:
                Processor.State.KernelGsBase = value;
                break;
            default:
                Processor.State.GsBase = 0;
                break;
        }
    }

    /// <summary>Gives the processor back; where an image of the machine may have it, when nobody has it any more.</summary>
    internal void ReleaseProcessor()
    {
        if (Mode == VcpuMode.User)
            Mode = VcpuMode.Kernel;

        if (Domain.Host.KeepsProcessors)
            MadeProcessor?.LetGo();
        else
            MadeProcessor?.Dispose();
    }

    /// <summary>User code came to an instruction that is valid and not implemented: the guest gets #UD, the log the reason.</summary>
    internal void NoteUnimplemented(ulong address, string instruction)
    {
        if (Processor.Unimplemented++ >= Domain.Host.Options.RefusalCallSites)
            return;

        Domain.Log.Add(new Refusal("user code", default, XenErrno.None, $"the instruction is not implemented: {instruction}", "rip", address, "an instruction of docs/processor.md", Id, Domain.Host.Clock.Now, null) { Answer = "#UD" });
    }

    // The handler has ended. What the kernel said is next happens now.
    private void Settle()
    {
        if (MadeProcessor is { IsEnteredLater: true } processor)
        {
            processor.IsEnteredLater = false;
            if (Mode == VcpuMode.Kernel)
                Traps.EnterUser(processor.LaterFrame);
        }

        if (Mode == VcpuMode.User)
            Unit.HasIdleWork = true;
    }

    // A stretch of user code, and what it ended by.
    private void RunUser()
    {
        Host host = Domain.Host;
        UserProcessor processor = Processor;
        if (processor.IsFailsafeDue)
        {
            EnterFromUser(static vcpu => vcpu.Traps.DeliverFailsafe());
            return;
        }

        host.Code.DropUnwatched();
        host.Trace?.Enter(this, TraceEntry.User);
        bool isRun = TryRun(host.UserBudget(Unit.Cpu, this), out ProcessorExit exit);
        host.ChargeUser(exit.Executed);
        host.Trace?.Leave(this);
        processor.Exit = exit;
        if (isRun && exit.Reason != ExitReason.Budget && !TryEmulate(in exit))
            EnterFromUser(static vcpu => vcpu.Traps.DeliverExit(vcpu.Processor.Exit));
    }

    // The boundary of the domain for the processor: whatever goes wrong in it ends the domain and nothing else.
    private bool TryRun(long budget, out ProcessorExit exit)
    {
        exit = default;
        try
        {
            exit = Processor.Run(budget);
            return true;
        }
        catch (Exception exception) when (exception is not (BrokenInvariantException or ReplayException))
        {
            Domain.Crash(this, $"the processor failed at 0x{Processor.Rip:x}: {exception.GetType().Name}: {exception.Message}", null, exception);
            return false;
        }
    }

    private void EnterFromUser(Action<Vcpu> deliver)
    {
        Processor.Entering = deliver;
        InGuest(static vcpu =>
        {
            vcpu.Domain.Host.Trace?.Enter(vcpu, TraceEntry.FromUser);
            vcpu.Processor.Entering!(vcpu);
            if (vcpu.Mode == VcpuMode.Kernel)
                vcpu.Unit.HasIdleWork = vcpu.Domain.Kernel.HasIdleWork;
        });
    }

    // What Xen does for user code without asking its kernel. (cpuid and rdtsc do not stop it.)
    private bool TryEmulate(in ProcessorExit exit)
    {
        const int PrefixedLength = 7;
        if (exit.Reason != ExitReason.Trap || exit.Vector != ExceptionVector.InvalidOpcode)
            return false;

        // ud2, "xen", cpuid.
        ReadOnlySpan<byte> prefixed = [0x0f, 0x0b, 0x78, 0x65, 0x6e, 0x0f, 0xa2];
        ref ProcessorState state = ref Processor.State;
        Span<byte> code = stackalloc byte[PrefixedLength];
        if (!TryCopyIn(state.Rip, code) || !code.SequenceEqual(prefixed))
            return false;

        CpuidAnswer answer = UserCpuid.Instance.Answer((uint)state.Rax, (uint)state.Rcx);
        (state.Rax, state.Rbx, state.Rcx, state.Rdx) = (answer.Eax, answer.Ebx, answer.Ecx, answer.Edx);
        state.Rip += PrefixedLength;
        Domain.Host.ChargeUser(1);
        return true;
    }

    // One of the kernel's entries that no event leads to, while the vCPU is in user mode: as on real Xen, where it runs within the
    // handler of an event that user mode was left for, it has that frame, and what stands there afterwards is next.
    private void RunEntryOverUser(Action<Vcpu> entry)
    {
        Processor.Entering = entry;
        InGuest(static vcpu =>
        {
            vcpu.Processor.Fill(out TrapFrame frame);
            if (vcpu.Info->UpcallMask != 0)
                frame.Rflags &= ~TrapDelivery.InterruptFlag;

            vcpu.Info->UpcallMask = 1;
            vcpu.Mode = VcpuMode.Kernel;

            // SAFETY: the frame is on the stack as long as the entry runs, which is as long as the gate names it.
            VcpuGate gate = vcpu.Gate;
            gate.UserFrame = &frame;
            vcpu.Processor.Entering!(vcpu);
            gate.UserFrame = null;
            vcpu.Traps.Leave(in frame);
            if (vcpu.Mode == VcpuMode.Kernel)
                vcpu.Unit.HasIdleWork = vcpu.Domain.Kernel.HasIdleWork;
        });
    }

    // What user mode has beside the registers, which are in Traps.Context.
    private void AddUser(XxHash128 hash)
    {
        Host.Add(hash, MadeProcessor is { } made ? made.IsFailsafeDue ? 3UL : 1UL : 0);
        if (MadeProcessor is not { } processor)
            return;

        ref ProcessorState state = ref processor.State;
        Host.Add(hash, state.KernelGsBase);
        Host.Add(hash, state.FsBase);
        Host.Add(hash, state.GsBase);
        Host.Add(hash, state.TaskSwitched ? 1UL : 0);
        Span<byte> image = stackalloc byte[FxImage.End];
        FxImage.Store(in state, image);
        hash.Append(image);
    }
}
