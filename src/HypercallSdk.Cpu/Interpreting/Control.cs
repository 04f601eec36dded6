// SAFETY: see Guest.
using System.Runtime.CompilerServices;
using HypercallSdk.Cpu.Decoding;
using HypercallSdk.Cpu.Memory;
using HypercallSdk.Cpu.State;
using Iced.Intel;

namespace HypercallSdk.Cpu.Interpreting;

/// <summary>Unconditional transfers of control, loops, and exceptions that an instruction raises whatever its operands are.</summary>
internal static unsafe class Control
{
    /// <summary>The handler of <c>jmp</c>.</summary>
    public static Handler SelectJump(in Instruction instruction, Operation* op) => instruction.Op0Kind switch
    {
        OpKind.Register when instruction.Code == Code.Jmp_rm64 => &JumpRegister,
        OpKind.Memory when instruction.Code == Code.Jmp_rm64 => &JumpMemory,
        OpKind.NearBranch64 => &FallThrough,
        _ => null,
    };

    /// <summary>The handler of <c>call</c>.</summary>
    public static Handler SelectCall(in Instruction instruction, Operation* op) => instruction.Code switch
    {
        Code.Call_rel32_64 => &Call,
        Code.Call_rm64 => &CallIndirect,
        _ => null,
    };

    /// <summary>The handler of <c>ret</c>.</summary>
    public static Handler SelectReturn(in Instruction instruction, Operation* op) => instruction.Code is Code.Retnq or Code.Retnq_imm16 ? &Return : null;

    /// <summary>The handler of <c>loop</c>, <c>loope</c>, <c>loopne</c> and <c>jrcxz</c>.</summary>
    public static Handler SelectLoop(in Instruction instruction, Operation* op)
    {
        bool isShort = instruction.Code is Code.Loop_rel8_64_ECX or Code.Loope_rel8_64_ECX or Code.Loopne_rel8_64_ECX or Code.Jecxz_rel8_64;
        op->Traits |= isShort ? OperationTraits.ShortAddress : OperationTraits.None;
        return instruction.Mnemonic switch
        {
            _ when instruction.Op0Kind != OpKind.NearBranch64 => null,
            Mnemonic.Loop => &Loop,
            Mnemonic.Loope => &LoopWhileEqual,
            Mnemonic.Loopne => &LoopWhileNotEqual,
            _ => &JumpIfZeroCount,
        };
    }

    /// <summary>Chooses #GP(0), which is what a privileged instruction is outside the hypervisor.</summary>
    public static Handler SelectPrivileged(in Instruction instruction, Operation* op) => &RaiseGeneralProtection;

    /// <summary>Chooses #UD.</summary>
    public static Handler SelectInvalid(in Instruction instruction, Operation* op) => &RaiseInvalidOpcode;

    /// <summary>Chooses to do nothing.</summary>
    public static Handler SelectNothing(in Instruction instruction, Operation* op) => &Nothing;

    /// <summary>The handler of <c>clflush</c>, which reads a byte as far as rights go, and does nothing.</summary>
    public static Handler SelectTouch(in Instruction instruction, Operation* op) => &Touch;

    /// <summary>Goes on at the operation's target: <c>jmp</c>, and the end of a block that does not branch.</summary>
    [MethodImpl(Jit.Handler)]
    public static Operation* FallThrough(Processor m, ExecutionContext* c, Operation* op) => Guest.Jump(c, op->Immediate, &c->Block->Taken);

    /// <summary>#UD.</summary>
    [MethodImpl(Jit.Handler)]
    public static Operation* RaiseInvalidOpcode(Processor m, ExecutionContext* c, Operation* op) => m.Trap(op, ExceptionVector.InvalidOpcode);

    /// <summary>#GP(0).</summary>
    [MethodImpl(Jit.Handler)]
    public static Operation* RaiseGeneralProtection(Processor m, ExecutionContext* c, Operation* op) => m.Trap(op, ExceptionVector.GeneralProtection);

    /// <summary>#NM.</summary>
    [MethodImpl(Jit.Handler)]
    public static Operation* RaiseDeviceNotAvailable(Processor m, ExecutionContext* c, Operation* op) => m.Trap(op, ExceptionVector.DeviceNotAvailable);

    [MethodImpl(Jit.Handler)]
    private static Operation* Nothing(Processor m, ExecutionContext* c, Operation* op) => Guest.Next(m, c, op);

    [MethodImpl(Jit.Handler)]
    private static Operation* Touch(Processor m, ExecutionContext* c, Operation* op) =>
        Guest.Read(m, c, op, AnyAddress.Of(c, op), 1) == null ? null : Guest.Next(m, c, op);

    // A block that is remembered at the target says that the target is canonical.
    [MethodImpl(Jit.Handler)]
    private static Operation* JumpRegister(Processor m, ExecutionContext* c, Operation* op)
    {
        ulong target = *(ulong*)Guest.Register(c, op->Destination);
        JumpEntry* found = Guest.JumpOf(c, target);
        return found->Rip == target && found->Block != null ? Guest.Enter(c, found->Block) : JumpSlowly(m, c, op);
    }

    [MethodImpl(Jit.Handler)]
    private static Operation* JumpMemory(Processor m, ExecutionContext* c, Operation* op)
    {
        ulong address = AnyAddress.Of(c, op);
        TranslationEntry* entry = Guest.EntryOf(c->Reads, address);
        if (!Guest.Covers(entry, address, 8))
        {
            return JumpSlowly(m, c, op);
        }

        ulong target = *(ulong*)Guest.HostOf(entry, address);
        JumpEntry* found = Guest.JumpOf(c, target);
        return found->Rip == target && found->Block != null ? Guest.Enter(c, found->Block) : JumpSlowly(m, c, op);
    }

    [MethodImpl(Jit.Slow)]
    private static Operation* JumpSlowly(Processor m, ExecutionContext* c, Operation* op)
    {
        byte* source = Operand.Read(m, c, op, op->Destination, 8);
        if (source == null)
        {
            return null;
        }

        ulong target = *(ulong*)source;
        return Processor.IsCanonical(target) ? Guest.JumpIndirect(c, target) : m.Trap(op, ExceptionVector.GeneralProtection);
    }

    [MethodImpl(Jit.Handler)]
    private static Operation* Call(Processor m, ExecutionContext* c, Operation* op)
    {
        ulong address = c->State.Rsp - 8;
        TranslationEntry* entry = Guest.EntryOf(c->Writes, address);
        if (!Guest.Covers(entry, address, 8))
        {
            return CallSlowly(m, c, op);
        }

        byte* destination = Guest.HostOf(entry, address);
        *(ulong*)destination = op->Displacement;
        c->State.Rsp -= 8;
        return Guest.Jump(c, op->Immediate, &c->Block->Taken);
    }

    [MethodImpl(Jit.Slow)]
    private static Operation* CallSlowly(Processor m, ExecutionContext* c, Operation* op)
    {
        byte* destination = Stack.Top(m, c, op, 8);
        if (destination == null)
        {
            return null;
        }

        *(ulong*)destination = op->Displacement;
        c->State.Rsp -= 8;
        if (destination == c->Scratch)
        {
            _ = m.Commit();
        }

        return Guest.Jump(c, op->Immediate, &c->Block->Taken);
    }

    [MethodImpl(Jit.Handler)]
    private static Operation* CallIndirect(Processor m, ExecutionContext* c, Operation* op)
    {
        byte* source = Operand.Read(m, c, op, op->Destination, 8);
        if (source == null)
        {
            return null;
        }

        ulong target = *(ulong*)source;
        byte* destination = Stack.Top(m, c, op, 8);
        if (destination == null)
        {
            return null;
        }

        if (!Processor.IsCanonical(target))
        {
            return m.Trap(op, ExceptionVector.GeneralProtection);
        }

        *(ulong*)destination = m.AddressAfter(op);
        c->State.Rsp -= 8;
        if (destination == c->Scratch)
        {
            _ = m.Commit();
        }

        return Guest.JumpIndirect(c, target);
    }

    [MethodImpl(Jit.Handler)]
    private static Operation* Return(Processor m, ExecutionContext* c, Operation* op)
    {
        ulong address = c->State.Rsp;
        TranslationEntry* entry = Guest.EntryOf(c->Reads, address);
        if (!Guest.Covers(entry, address, 8))
        {
            return ReturnSlowly(m, c, op);
        }

        byte* source = Guest.HostOf(entry, address);
        ulong target = *(ulong*)source;
        JumpEntry* found = Guest.JumpOf(c, target);
        if (found->Rip != target || found->Block == null)
        {
            return ReturnSlowly(m, c, op);
        }

        c->State.Rsp += 8 + op->Immediate;
        return Guest.Enter(c, found->Block);
    }

    [MethodImpl(Jit.Slow)]
    private static Operation* ReturnSlowly(Processor m, ExecutionContext* c, Operation* op)
    {
        byte* source = Guest.Read(m, c, op, c->State.Rsp, 8, onStack: true);
        if (source == null)
        {
            return null;
        }

        ulong target = *(ulong*)source;
        if (!Processor.IsCanonical(target))
        {
            return m.Trap(op, ExceptionVector.GeneralProtection);
        }

        c->State.Rsp += 8 + op->Immediate;
        return Guest.JumpIndirect(c, target);
    }

    [MethodImpl(Jit.Handler)]
    private static Operation* Loop(Processor m, ExecutionContext* c, Operation* op) => Branch.Choose(c, CountDown(c, op), op->Immediate, op->Displacement);

    [MethodImpl(Jit.Handler)]
    private static Operation* LoopWhileEqual(Processor m, ExecutionContext* c, Operation* op) => Branch.Choose(c, CountDown(c, op) & Flags.Zero(c), op->Immediate, op->Displacement);

    [MethodImpl(Jit.Handler)]
    private static Operation* LoopWhileNotEqual(Processor m, ExecutionContext* c, Operation* op) => Branch.Choose(c, CountDown(c, op) & !Flags.Zero(c), op->Immediate, op->Displacement);

    [MethodImpl(Jit.Handler)]
    private static Operation* JumpIfZeroCount(Processor m, ExecutionContext* c, Operation* op) =>
        Branch.Choose(c, ((op->Traits & OperationTraits.ShortAddress) != 0 ? (uint)c->State.Rcx : c->State.Rcx) == 0, op->Immediate, op->Displacement);

    private static bool CountDown(ExecutionContext* c, Operation* op)
    {
        c->State.Rcx = (op->Traits & OperationTraits.ShortAddress) != 0 ? (uint)(c->State.Rcx - 1) : c->State.Rcx - 1;
        return c->State.Rcx != 0;
    }
}
