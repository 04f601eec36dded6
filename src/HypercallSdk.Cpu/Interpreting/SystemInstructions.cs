// SAFETY: see Guest.
using System.Runtime.CompilerServices;
using HypercallSdk.Cpu.Decoding;
using HypercallSdk.Cpu.State;
using Iced.Intel;

namespace HypercallSdk.Cpu.Interpreting;

/// <summary>What leaves the processor, or asks its owner.</summary>
internal static unsafe class SystemInstructions
{
    /// <summary>The handler for an instruction's mnemonic.</summary>
    public static Handler Select(in Instruction instruction, Operation* op) => instruction.Mnemonic switch
    {
        Mnemonic.Syscall => &Syscall,
        Mnemonic.Int => &SoftwareInterrupt,
        Mnemonic.Int3 => &Breakpoint,
        Mnemonic.Int1 => &DebugBreakpoint,
        Mnemonic.Cpuid => &Cpuid,
        Mnemonic.Rdtsc => &ReadTimestampCounter,
        _ => null,
    };

    [MethodImpl(Jit.Handler)]
    private static Operation* Syscall(Processor m, ExecutionContext* c, Operation* op)
    {
        c->State.Rcx = m.AddressAfter(op);
        c->State.R11 = Flags.Export(c) & ~(ulong)ProcessorFlags.Resume;
        return m.Complete(op, ExitReason.Syscall, 0);
    }

    [MethodImpl(Jit.Handler)]
    private static Operation* SoftwareInterrupt(Processor m, ExecutionContext* c, Operation* op) => m.Complete(op, ExitReason.SoftwareInterrupt, op->Detail);

    [MethodImpl(Jit.Handler)]
    private static Operation* Breakpoint(Processor m, ExecutionContext* c, Operation* op) => m.Complete(op, ExitReason.Breakpoint, ExceptionVector.Breakpoint);

    [MethodImpl(Jit.Handler)]
    private static Operation* DebugBreakpoint(Processor m, ExecutionContext* c, Operation* op) => m.Complete(op, ExitReason.Breakpoint, ExceptionVector.Debug);

    [MethodImpl(Jit.Handler)]
    private static Operation* Cpuid(Processor m, ExecutionContext* c, Operation* op)
    {
        if (m.Options.Cpuid is not { } policy)
        {
            return m.Trap(op, ExceptionVector.GeneralProtection);
        }

        CpuidAnswer answer = policy.Answer((uint)c->State.Rax, (uint)c->State.Rcx);
        c->State.Rax = answer.Eax;
        c->State.Rbx = answer.Ebx;
        c->State.Rcx = answer.Ecx;
        c->State.Rdx = answer.Edx;
        return op + 1;
    }

    [MethodImpl(Jit.Handler)]
    private static Operation* ReadTimestampCounter(Processor m, ExecutionContext* c, Operation* op)
    {
        if (m.Options.TimestampCounter is not { } clock)
        {
            return m.Trap(op, ExceptionVector.GeneralProtection);
        }

        ulong time = clock(m.CompletedBefore(op));
        c->State.Rax = (uint)time;
        c->State.Rdx = time >> 32;
        return op + 1;
    }
}
