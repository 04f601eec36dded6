// Entering a guest's handler and coming back, as Xen's create_bounce_frame and HYPERVISOR_iret do it:
//
//  - The frame goes onto the guest's kernel stack in guest memory, below the interrupted stack pointer rounded down to 16
//    bytes. From the top: SS, RSP, RFLAGS (whose bit 9 says that upcalls were unmasked), CS (with privilege bits 0 for
//    "kernel", and the upcall mask in bits 32 to 39), RIP, the error code, and below them what the entry stub saves, so
//    that handlers find one contiguous TrapFrame. A stack that cannot be written ends the domain.
//  - Coming back, the frame is read from guest memory again: what the handler left there is what is resumed, and the
//    upcall mask follows RFLAGS bit 9. A frame that cannot be resumed ends the domain and says why.
//
// Handlers nest (a handler may touch unmapped memory), up to MaximumDepth. User mode is left and entered at the outermost one
// alone: TrapDelivery.User.cs.
using HypercallSdk.Abi;
using HypercallSdk.Guest;
using HypercallSdk.Hypervisor.Paging;
using HypercallSdk.Hypervisor.Vcpus;
using AddressSpace = HypercallSdk.Hypervisor.Paging.AddressSpace;
using Vcpu = HypercallSdk.Hypervisor.Vcpus.Vcpu;

namespace HypercallSdk.Hypervisor.Traps;

/// <summary>Delivers traps and upcalls to one vCPU's guest kernel.</summary>
internal readonly unsafe partial struct TrapDelivery(Vcpu vcpu)
{
    /// <summary>How deep handlers nest: an upcall, its page fault, that one's page fault, and so on.</summary>
    public const int MaximumDepth = 8;

    /// <summary>RFLAGS bit 9: on PV, whether upcalls are unmasked.</summary>
    public const ulong InterruptFlag = 1 << 9;

    // Entries that are no trap's.
    private const int NoVector = -1;
    private const int SyscallEntry = -2;
    private const int FailsafeEntry = -3;

    private const ulong PageFaultPresent = 1;
    private const ulong PageFaultWrite = 2;
    private const ulong PageFaultUser = 4;
    private const ulong PageFaultFetch = 16;

    // Bit 1 always reads one.
    private const ulong ReservedFlags = 1 << 1;

    // IOPL, VM, and NT, RF, TF: not a guest's to keep across an entry.
    private const ulong ForbiddenFlags = (3 << 12) | (1 << 17) | (1 << 14) | (1 << 16) | (1 << 8);

    // The guest sees its own kernel's code selector with privilege 0: that is how it tells kernel frames from user frames.
    private const ulong KernelCodeInFrame = FlatSelector.KernelCode & ~3UL;

    /// <summary>The registers that the guest stands at between two entries.</summary>
    public TrapFrame Context
    {
        get
        {
            TrapFrame frame;
            if (vcpu.Mode == VcpuMode.User)
                vcpu.Processor.Fill(out frame);
            else
                vcpu.Saved.Fill(out frame);

            return frame;
        }
    }

    /// <summary>Places the guest at its idle loop, on an empty kernel stack.</summary>
    public void Reset(ulong rip, ulong rsp)
    {
        ref SavedContext saved = ref vcpu.Saved;
        (ushort selector, ulong pointer) = KernelStack;
        saved = new SavedContext { Rip = rip, Rsp = rsp, Rflags = ReservedFlags | InterruptFlag };
        SetKernelStack(selector, pointer);
    }

    /// <summary>Moves the stack that the next frame goes onto.</summary>
    public void SetStackPointer(ulong rsp) => vcpu.Saved.Rsp = rsp;

    /// <summary>Sets the general registers to those of <paramref name="frame"/>.</summary>
    public void SetGeneralRegisters(ref TrapFrame frame) => vcpu.Saved.SetGeneral(ref frame);

    /// <summary>The stack that the kernel is entered on from user mode: selector and pointer.</summary>
    public (ushort Selector, ulong Pointer) KernelStack => (vcpu.Saved.KernelStackSelector, vcpu.Saved.KernelStackPointer);

    /// <summary>Sets the stack that the kernel is entered on from user mode.</summary>
    public void SetKernelStack(ushort selector, ulong pointer) =>
        (vcpu.Saved.KernelStackSelector, vcpu.Saved.KernelStackPointer) = (selector, pointer);

    /// <summary>Enters the event callback, upcalls masked.</summary>
    public void DeliverUpcall() => Enter(vcpu.EntryPoints.Event, 0, maskUpcalls: true, NoVector, null, isOutermost: true);

    /// <summary>
    /// Enters the kernel's handler of the non-maskable interrupt: vector 2 of its trap table, which the callback sets too.
    /// Without one the interrupt is gone, as on Xen.
    /// </summary>
    public void DeliverNmi()
    {
        const byte Vector = (byte)TrapVector.NonMaskableInterrupt;
        ref readonly TrapInfo entry = ref vcpu.TrapTable[Vector];
        if (entry.Address != 0)
            Enter(entry.Address, 0, entry.Flags.HasFlag(TrapInfoFlags.MaskUpcalls), Vector, null, isOutermost: true);
    }

    /// <summary>
    /// Raises <paramref name="vector"/> as the instruction that causes it does. Breakpoint and overflow are reported after
    /// their instruction; any other must be got past by the handler, or it is raised again at once.
    /// </summary>
    public void Raise(byte vector)
    {
        bool isTrap = vector is (byte)TrapVector.Breakpoint or (byte)TrapVector.Overflow;
        ref SavedContext saved = ref vcpu.Saved;
        ulong interrupted = saved.Rip;
        ulong instruction = vcpu.Domain.Image.CodeAddress;
        saved.Rip = isTrap ? instruction + 1 : instruction;
        Deliver(vector, 0, null);
        if (!isTrap && saved.Rip == instruction)
            vcpu.Crash($"trap {vector} ({(TrapVector)vector}) was raised twice in a row: its handler returned to the instruction that raises it");

        saved.Rip = interrupted;
    }

    /// <summary>
    /// The error code of the page fault that an access meets which the tables refuse: bit 0 when all levels are present,
    /// bit 1 for a write, bit 2 in user mode, bit 4 for a fetch. (Xen clears bit 2 for the guest's kernel mode, though the
    /// processor set it. Bit 3, a reserved bit set, is never met: no such entry passes validation.)
    /// </summary>
    public static ulong PageFaultErrorOf(AddressSpace space, ulong address, MemoryAccess access)
    {
        bool present = space.Walk(address, access).IsMapped || space.IsPresentInHole(address);
        ulong error = access switch
        {
            MemoryAccess.Write => PageFaultWrite,
            MemoryAccess.Execute => PageFaultFetch,
            _ => 0,
        };
        return error | (present ? PageFaultPresent : 0) | (space.Mode == VcpuMode.User ? PageFaultUser : 0);
    }

    /// <summary>Raises the page fault (or, for a bad address, the protection fault) of an access that the tables refuse.</summary>
    public void RaisePageFault(ulong address, MemoryAccess access, ulong error)
    {
        bool canonical = vcpu.AddressSpace.Paging.IsCanonical(address);
        ref SavedContext saved = ref vcpu.Saved;
        ulong interrupted = saved.Rip;

        // A fetch that faults has arrived at the place that it is from; a jump to no address at all has not left.
        ulong instruction = access == MemoryAccess.Execute && canonical ? address : vcpu.Domain.Image.CodeAddress + 16;
        saved.Rip = instruction;
        PageWalk walk = vcpu.AddressSpace.Walk(address, access);
        if (canonical)
        {
            // SAFETY: here and below, Info lies in the domain's shared_info frame, which is there as long as the domain.
            vcpu.Info->Arch.FaultAddress = new VirtualAddress(address);
            Deliver((byte)TrapVector.PageFault, error, walk);
        }
        else
        {
            Deliver((byte)TrapVector.GeneralProtection, 0, walk);
        }

        if (saved.Rip != instruction)
            vcpu.Crash("the handler of a fault in a GuestPointer access changed where to go on: it may only fix the mapping and return");

        saved.Rip = interrupted;
    }

    private void Deliver(byte vector, ulong error, PageWalk? walk, bool isOutermost = false)
    {
        ref readonly TrapInfo entry = ref vcpu.TrapTable[vector];
        if (entry.Address == 0)
        {
            string place = walk is { } w ? $" at 0x{w.Address:x}" : string.Empty;
            string why = walk is { } failed ? $" ({failed.Verdict()})" : string.Empty;
            vcpu.Crash($"unhandled trap {vector} ({(TrapVector)vector}){place}, error code 0x{error:x}{why}: the kernel has no handler in its trap table", walk);
        }

        Enter(entry.Address, error, entry.Flags.HasFlag(TrapInfoFlags.MaskUpcalls), vector, walk, isOutermost);
    }

    // What a report calls the handler that was to be entered.
    private static string NameOf(int vector) => vector switch
    {
        NoVector => "the event callback",
        SyscallEntry => "the system-call callback",
        FailsafeEntry => "the failsafe callback",
        _ => $"the handler of trap {vector}",
    };

    private void Enter(ulong address, ulong error, bool maskUpcalls, int vector, PageWalk? walk, bool isOutermost)
    {
        int entry = vcpu.Domain.Image.EntryAt(address);
        if (entry < 0)
            vcpu.Crash($"{NameOf(vector)} is 0x{address:x}, which is no entry point of the kernel's image");

        ref SavedContext saved = ref vcpu.Saved;
        if (saved.Depth >= MaximumDepth)
            vcpu.Crash($"handlers nested deeper than {MaximumDepth}, on the way to {NameOf(vector)}", walk);

        bool isFromUser = vcpu.Mode == VcpuMode.User;
        (ulong interruptedRip, ulong interruptedRsp, ulong interruptedFlags) = (saved.Rip, saved.Rsp, saved.Rflags);
        TrapFrame frame;
        if (isFromUser)
        {
            vcpu.Processor.Fill(out frame);
            vcpu.Mode = VcpuMode.Kernel;
        }
        else
        {
            saved.Fill(out frame);
            frame.Cs = KernelCodeInFrame;
        }

        ulong rsp = ((isFromUser ? saved.KernelStackPointer : interruptedRsp) & ~15UL) - (ulong)sizeof(TrapFrame);
        byte savedMask = vcpu.Info->UpcallMask;
        frame.Vector = (ulong)entry;
        frame.Error = error;
        frame.Cs |= (ulong)savedMask << 32;
        frame.Rflags = (frame.Rflags & ~InterruptFlag) | (savedMask == 0 ? InterruptFlag : 0);
        if (!vcpu.TryCopyOut(rsp, in frame))
            vcpu.Crash($"the kernel stack at 0x{rsp:x} cannot be written on the way to {NameOf(vector)}", vcpu.AddressSpace.Walk(rsp, MemoryAccess.Write));

        if (maskUpcalls)
            vcpu.Info->UpcallMask = 1;

        saved.Rip = address;
        saved.Rsp = rsp;
        saved.Rflags = interruptedFlags & ~ForbiddenFlags;
        saved.Depth++;
        if (vector >= 0)
            vcpu.Domain.Host.Trace?.EnterTrap(vcpu, vector, error, frame.Rip);

        RunHandler(rsp, ref frame);
        saved.Depth--;
        if (!vcpu.TryCopyIn(rsp, out frame))
            vcpu.Crash($"the trap frame at 0x{rsp:x} cannot be read any more", vcpu.AddressSpace.Walk(rsp));

        if (isOutermost && (isFromUser || IsForUser(in frame)))
        {
            (saved.Rip, saved.Rsp, saved.Rflags) = (interruptedRip, interruptedRsp, interruptedFlags);
            Leave(in frame);
        }
        else
        {
            Return(ref frame, interruptedRip, interruptedRsp);
        }

        if (vector >= 0)
            vcpu.Domain.Host.Trace?.LeaveTrap(vcpu);
    }

    // The frame is given to the handler where it lies in guest memory. Only where its two pages are not neighbours in the
    // host does the handler get a copy, which is written back.
    private void RunHandler(ulong rsp, ref TrapFrame copy)
    {
        Domains.Domain domain = vcpu.Domain;
        if (vcpu.AddressSpace.TryTranslate(rsp, MemoryAccess.Write, out byte* first)
            && vcpu.AddressSpace.TryTranslate(rsp + (ulong)sizeof(TrapFrame) - 1, MemoryAccess.Write, out byte* last)
            && last - first == sizeof(TrapFrame) - 1)
        {
            // SAFETY: the frame's first and last byte are mapped writable and lie as far apart in the host as in the guest.
            domain.Kernel.Trap(domain.Image.KernelState, ref *(TrapFrame*)first);
            return;
        }

        domain.Kernel.Trap(domain.Image.KernelState, ref copy);
        if (!vcpu.TryCopyOut(rsp, in copy))
            vcpu.Crash($"the trap frame at 0x{rsp:x} cannot be written any more", vcpu.AddressSpace.Walk(rsp, MemoryAccess.Write));
    }

    // HYPERVISOR_iret. (Both segments are the kernel's, or it is refused.)
    private void Return(ref TrapFrame frame, ulong interruptedRip, ulong interruptedRsp)
    {
        string? wrong = FindFault(in frame, interruptedRip, interruptedRsp);
        if (wrong is not null)
            vcpu.Crash($"iret to a frame that cannot be resumed: {wrong}");

        vcpu.Info->UpcallMask = (frame.Rflags & InterruptFlag) == 0 ? (byte)1 : (byte)0;
        ref SavedContext saved = ref vcpu.Saved;
        saved.Rip = frame.Rip;
        saved.Rsp = frame.Rsp;
        saved.Rflags = (frame.Rflags & ~ForbiddenFlags) | ReservedFlags;
        saved.SetGeneral(ref frame);
    }

    private static string? FindFault(in TrapFrame frame, ulong interruptedRip, ulong interruptedRsp)
    {
        ushort cs = (ushort)frame.Cs;
        ushort ss = (ushort)frame.Ss;
        if ((cs & 3) == 3)
            return $"CS 0x{cs:x} asks for user mode in the middle of a handler: a hosted kernel goes there when a handler ends (UserMode.Enter)";

        if ((cs | 3) != FlatSelector.KernelCode)
            return $"CS 0x{cs:x} is not the guest kernel's code segment (0x{KernelCodeInFrame:x})";

        if ((ss | 3) != FlatSelector.KernelStack)
            return $"SS 0x{ss:x} is not the guest's stack segment (0x{FlatSelector.KernelStack:x})";

        if (!new VirtualAddress(frame.Rip).IsCanonical)
            return $"RIP 0x{frame.Rip:x} is not canonical";

        if (frame.Rsp != interruptedRsp)
            return $"RSP 0x{frame.Rsp:x} is not the interrupted stack pointer (0x{interruptedRsp:x}): a hosted kernel's code goes on where it was";

        // A handler may step over an instruction, which is 15 bytes at most.
        return frame.Rip - interruptedRip <= 15
            ? null
            : $"RIP 0x{frame.Rip:x} is not the interrupted place (0x{interruptedRip:x}): a hosted kernel's code goes on where it was";
    }
}
