// The detail byte of an x87 operation: bits 0 to 3 the source register or the kind of memory operand, bits 4 to 6 the destination
// register, bit 7 whether ST(0) is popped. Comparisons have ST(0) as destination, and use those bits for what they need.
//
// SAFETY: see Guest; a function writes at most the operand's size to where it stores.
using System.Runtime.CompilerServices;
using HypercallSdk.Cpu.Decoding;
using HypercallSdk.Cpu.Interpreting;
using HypercallSdk.Cpu.State;
using Iced.Intel;

namespace HypercallSdk.Cpu.FloatingPoint;

/// <summary>Handlers of x87 instructions.</summary>
internal static unsafe class X87Forms
{
    /// <summary>A comparison's other operand is zero.</summary>
    public const int WithZero = 0x40;

    private const int Pop = 0x80;
    private const int PopTwice = 0x20;
    private const int Quiet = 0x10;

    /// <summary>The destination register.</summary>
    public static int DestinationOf(int detail) => (detail >> 4) & 7;

    /// <summary>The source register, or the memory operand's kind.</summary>
    public static int SourceOf(int detail) => detail & 15;

    /// <summary>Whether ST(0) is popped.</summary>
    public static bool Pops(int detail) => (detail & Pop) != 0;

    /// <summary>Whether a comparison pops a second time.</summary>
    public static bool PopsTwice(int detail) => (detail & PopTwice) != 0;

    /// <summary>Whether a comparison takes quiet NaNs without exception.</summary>
    public static bool IsQuiet(int detail) => (detail & Quiet) != 0;

    /// <summary>The handler of arithmetic, or of a load.</summary>
    public static Handler Select(in Instruction instruction, Operation* op)
    {
        bool memory = Operand.IsMemory(op);
        int source = memory ? (int)KindOf(in instruction) : op->Source;
        op->Detail = (byte)(source | (op->Destination << 4) | (PopsAfter(instruction.Mnemonic) ? Pop : 0));
        if (!memory)
        {
            return &Registers;
        }

        op->Detail = (byte)(source | (PopsAfter(instruction.Mnemonic) ? Pop : 0));
        return &Source;
    }

    /// <summary>The handler of a load from a register, or from memory by <paramref name="op"/>'s function.</summary>
    public static Handler SelectLoad(in Instruction instruction, Operation* op)
    {
        if (!Operand.IsMemory(op))
        {
            delegate*<ExecutionContext*, byte*, byte*, int, bool> function = &X87Transfers.LoadRegister;
            op->Immediate = (ulong)function;
            op->Detail = (byte)((instruction.OpCount > 1 ? op->Source : op->Destination) << 4);
            return &Registers;
        }

        op->Detail = (byte)KindOf(in instruction);
        return &Source;
    }

    /// <summary>The handler of a store to a register or memory.</summary>
    public static Handler SelectStore(in Instruction instruction, Operation* op)
    {
        bool pops = PopsAfter(instruction.Mnemonic);
        if (!Operand.IsMemory(op))
        {
            delegate*<ExecutionContext*, byte*, byte*, int, bool> function = &X87Transfers.StoreRegister;
            op->Immediate = (ulong)function;
            op->Detail = (byte)((op->Destination << 4) | (pops ? Pop : 0));
            return &Registers;
        }

        op->Detail = (byte)((int)KindOf(in instruction) | (pops ? Pop : 0) | (instruction.Mnemonic == Mnemonic.Fisttp ? 0x10 : 0));
        return &Destination;
    }

    /// <summary>The handler of a comparison.</summary>
    public static Handler SelectCompare(in Instruction instruction, Operation* op)
    {
        bool memory = Operand.IsMemory(op);
        int source = memory ? (int)KindOf(in instruction) : instruction.OpCount > 1 ? op->Source : instruction.OpCount == 1 ? op->Destination : 1;
        bool quiet = instruction.Mnemonic is Mnemonic.Fucom or Mnemonic.Fucomp or Mnemonic.Fucompp or Mnemonic.Fucomi or Mnemonic.Fucomip;
        bool twice = instruction.Mnemonic is Mnemonic.Fcompp or Mnemonic.Fucompp;
        bool pops = twice || instruction.Mnemonic is Mnemonic.Fcomp or Mnemonic.Ficomp or Mnemonic.Fucomp or Mnemonic.Fcomip or Mnemonic.Fucomip;
        op->Detail = (byte)(source | (pops ? Pop : 0) | (twice ? PopTwice : 0) | (quiet ? Quiet : 0));
        return memory ? &Source : &Registers;
    }

    /// <summary>The handler of <c>fcmovcc</c>.</summary>
    public static Handler SelectMove(in Instruction instruction, Operation* op)
    {
        int condition = instruction.Mnemonic switch
        {
            Mnemonic.Fcmovb => 0,
            Mnemonic.Fcmove => 1,
            Mnemonic.Fcmovbe => 2,
            Mnemonic.Fcmovu => 3,
            Mnemonic.Fcmovnb => 4,
            Mnemonic.Fcmovne => 5,
            Mnemonic.Fcmovnbe => 6,
            _ => 7,
        };
        op->Detail = (byte)(op->Source | (condition << 4));
        return &Registers;
    }

    /// <summary>The handler of a constant's load.</summary>
    public static Handler SelectConstant(in Instruction instruction, Operation* op)
    {
        op->Detail = instruction.Mnemonic switch
        {
            Mnemonic.Fldz => 0,
            Mnemonic.Fld1 => 1,
            Mnemonic.Fldpi => 2,
            Mnemonic.Fldl2e => 3,
            Mnemonic.Fldl2t => 4,
            Mnemonic.Fldlg2 => 5,
            _ => 6,
        };
        return &Registers;
    }

    /// <summary>The handler of control instructions that wait for nothing.</summary>
    public static Handler SelectControl(in Instruction instruction, Operation* op)
    {
        op->Detail = (byte)(op->Destination << 4);
        bool stores = instruction.Mnemonic is Mnemonic.Fnstcw or Mnemonic.Fnstsw or Mnemonic.Fnstenv or Mnemonic.Fstcw or Mnemonic.Fstsw or Mnemonic.Fstenv;
        if (Operand.IsMemory(op))
        {
            bool environment = instruction.Mnemonic is Mnemonic.Fnstenv or Mnemonic.Fldenv;
            bool isShort = environment && instruction.MemorySize.GetSize() != 28;
            return isShort ? null : stores ? &UncheckedDestination : &Source;
        }

        return &UncheckedRegisters;
    }

    private static bool PopsAfter(Mnemonic mnemonic) => mnemonic is Mnemonic.Faddp or Mnemonic.Fmulp or Mnemonic.Fsubp or Mnemonic.Fsubrp or Mnemonic.Fdivp or Mnemonic.Fdivrp
        or Mnemonic.Fstp or Mnemonic.Fistp or Mnemonic.Fisttp;

    private static X87Operand KindOf(in Instruction instruction) => instruction.MemorySize switch
    {
        MemorySize.Float32 => X87Operand.Single,
        MemorySize.Float64 => X87Operand.Double,
        MemorySize.Int16 => X87Operand.Int16,
        MemorySize.Int32 => X87Operand.Int32,
        MemorySize.Int64 => X87Operand.Int64,
        _ => X87Operand.Extended,
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static delegate*<ExecutionContext*, byte*, byte*, int, bool> FunctionOf(Operation* op) =>
        (delegate*<ExecutionContext*, byte*, byte*, int, bool>)op->Immediate;

    private static bool IsPending(ExecutionContext* c) => (c->State.X87.Status & X87.Summary) != 0;

    [MethodImpl(Jit.Handler)]
    private static Operation* Registers(Processor m, ExecutionContext* c, Operation* op)
    {
        if (IsPending(c))
        {
            return m.Trap(op, ExceptionVector.X87FloatingPoint);
        }

        _ = FunctionOf(op)(c, null, null, op->Detail);
        return Guest.Next(m, c, op);
    }

    [MethodImpl(Jit.Handler)]
    private static Operation* UncheckedRegisters(Processor m, ExecutionContext* c, Operation* op)
    {
        _ = FunctionOf(op)(c, null, null, op->Detail);
        return Guest.Next(m, c, op);
    }

    [MethodImpl(Jit.Handler)]
    private static Operation* Source(Processor m, ExecutionContext* c, Operation* op)
    {
        if (IsPending(c))
        {
            return m.Trap(op, ExceptionVector.X87FloatingPoint);
        }

        byte* source = Guest.Read(m, c, op, AnyAddress.Of(c, op), op->OperandSize);
        if (source == null)
        {
            return null;
        }

        _ = FunctionOf(op)(c, null, source, op->Detail);
        return Guest.Next(m, c, op);
    }

    [MethodImpl(Jit.Handler)]
    private static Operation* Destination(Processor m, ExecutionContext* c, Operation* op) =>
        IsPending(c) ? m.Trap(op, ExceptionVector.X87FloatingPoint) : UncheckedDestination(m, c, op);

    [MethodImpl(Jit.Handler)]
    private static Operation* UncheckedDestination(Processor m, ExecutionContext* c, Operation* op)
    {
        byte* destination = Guest.Write(m, c, op, AnyAddress.Of(c, op), op->OperandSize);
        if (destination == null)
        {
            return null;
        }

        byte* buffer = stackalloc byte[112];
        if (FunctionOf(op)(c, buffer, null, op->Detail))
        {
            Unsafe.CopyBlockUnaligned(destination, buffer, op->OperandSize);
        }

        return destination == c->Scratch ? m.AfterSlowStore(op) : op + 1;
    }
}
