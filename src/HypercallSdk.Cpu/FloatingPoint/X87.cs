// SAFETY: a function's pointers lead to an operand of the size that its encoding has, or to a buffer of 112 bytes.
using System;
using HypercallSdk.Cpu.Interpreting;
using HypercallSdk.Cpu.State;

namespace HypercallSdk.Cpu.FloatingPoint;

/// <summary>The x87 unit's stack, and how its instructions round and raise exceptions.</summary>
internal static unsafe class X87
{
    /// <summary>C0 of the status word.</summary>
    public const ushort C0 = 1 << 8;

    /// <summary>C1.</summary>
    public const ushort C1 = 1 << 9;

    /// <summary>C2.</summary>
    public const ushort C2 = 1 << 10;

    /// <summary>C3.</summary>
    public const ushort C3 = 1 << 14;

    /// <summary>An exception is not masked: the next instruction that waits raises #MF.</summary>
    public const ushort Summary = 1 << 7;

    private const ushort Busy = 1 << 15;
    private const ushort StackFault = 1 << 6;

    /// <summary>The physical number of ST(0).</summary>
    public static int TopOf(ExecutionContext* c) => (c->State.X87.Status >> 11) & 7;

    /// <summary>ST(i).</summary>
    public static ref X87Register Register(ExecutionContext* c, int index) => ref c->State.X87.Registers[(TopOf(c) + index) & 7];

    /// <summary>Whether ST(i) holds a value.</summary>
    public static bool IsValid(ExecutionContext* c, int index) => (c->State.X87.Valid & (1 << ((TopOf(c) + index) & 7))) != 0;

    /// <summary>Starts an operation that is rounded as the control word says.</summary>
    public static FloatUnit Begin(ExecutionContext* c) => new()
    {
        Rounding = (RoundingMode)((c->State.X87.Control >> 10) & 3),
        Masked = (FloatExceptions)c->State.X87.Control & FloatExceptions.All,
        Wraps = true,
    };

    /// <summary>The format that results in registers are rounded to: all exponents, and the control word's precision.</summary>
    public static FloatFormat Format(ExecutionContext* c) => FloatFormat.Extended with
    {
        Precision = ((c->State.X87.Control >> 8) & 3) switch { 0 => 24, 2 => 53, _ => 64 },
    };

    /// <summary>
    /// Notes what an operation raised, and in C1 whether it rounded away from zero. Whether there is a result: not where an operand's
    /// exception is not masked.
    /// </summary>
    public static bool End(ExecutionContext* c, in FloatUnit unit)
    {
        // Where an operand's exception is not masked, nothing is computed that could raise one of a result.
        const FloatExceptions OfOperands = FloatExceptions.Invalid | FloatExceptions.Denormal | FloatExceptions.DivideByZero;
        ref ushort status = ref c->State.X87.Status;
        bool stops = (unit.Raised & ~unit.Masked & OfOperands) != 0;
        FloatExceptions raised = stops ? unit.Raised & OfOperands : unit.Raised;
        bool up = unit.RoundedUp && (raised & FloatExceptions.Precision) != 0;
        status = (ushort)((status & ~C1) | (ushort)raised | (up ? C1 : 0));
        Summarize(c);
        return !stops;
    }

    /// <summary>A value was expected where there is none, or room where there is one. Whether the exception is masked.</summary>
    public static bool Fault(ExecutionContext* c, bool overflow)
    {
        ref ushort status = ref c->State.X87.Status;
        status = (ushort)((status & ~C1) | StackFault | (ushort)FloatExceptions.Invalid | (overflow ? C1 : 0));
        Summarize(c);
        return (c->State.X87.Control & (int)FloatExceptions.Invalid) != 0;
    }

    /// <summary>Sets the summary by what is raised and not masked.</summary>
    public static void Summarize(ExecutionContext* c)
    {
        ref ushort status = ref c->State.X87.Status;
        bool pending = (status & ~c->State.X87.Control & (int)FloatExceptions.All) != 0;
        status = (ushort)(pending ? status | Summary | Busy : status & ~(Summary | Busy));
    }

    /// <summary>Sets C1; the other condition codes stay.</summary>
    public static void ClearC1(ExecutionContext* c) => c->State.X87.Status &= unchecked((ushort)~C1);

    /// <summary>Sets the condition codes but C1, which is cleared.</summary>
    public static void SetConditions(ExecutionContext* c, int codes) =>
        c->State.X87.Status = (ushort)((c->State.X87.Status & ~(C0 | C1 | C2 | C3)) | codes);

    /// <summary>Sets ST(i).</summary>
    public static void Set(ExecutionContext* c, int index, in X87Register value)
    {
        Register(c, index) = value;
        c->State.X87.Valid |= (byte)(1 << ((TopOf(c) + index) & 7));
    }

    /// <summary>Pushes a value; where there is no room, the indefinite one.</summary>
    public static void Push(ExecutionContext* c, in X87Register value)
    {
        X87Register pushed = value;
        if (IsValid(c, 7))
        {
            if (!Fault(c, overflow: true))
            {
                return;
            }

            pushed = X87Encoding.Pack(Number.Indefinite);
        }

        SetTop(c, TopOf(c) - 1);
        Set(c, 0, in pushed);
    }

    /// <summary>Pops ST(0).</summary>
    public static void Pop(ExecutionContext* c)
    {
        c->State.X87.Valid &= (byte)~(1 << TopOf(c));
        SetTop(c, TopOf(c) + 1);
    }

    /// <summary>Turns the stack.</summary>
    public static void SetTop(ExecutionContext* c, int top) =>
        c->State.X87.Status = (ushort)((c->State.X87.Status & ~(7 << 11)) | ((top & 7) << 11));

    /// <summary>
    /// Whether an operation's operands decide its result by themselves: an encoding that is no number, or NaNs, of which the one with
    /// the greater payload is the result.
    /// </summary>
    public static bool TryNaN(ref FloatUnit unit, in Number left, in Number right, out Number result)
    {
        result = default;
        if (left.Class == NumberClass.Unsupported || right.Class == NumberClass.Unsupported)
        {
            result = unit.Invalid();
            return true;
        }

        if (!left.IsNaN && !right.IsNaN)
        {
            return false;
        }

        unit.Raised |= left.Class == NumberClass.SignallingNaN || right.Class == NumberClass.SignallingNaN ? FloatExceptions.Invalid : 0;
        result = (left.IsNaN && !right.IsNaN) || (left.IsNaN && IsPreferred(in left, in right)) ? left.Quieted() : right.Quieted();
        return true;
    }

    /// <summary>A memory operand, converted to a register's format.</summary>
    public static Number Load(ref FloatUnit unit, byte* s, X87Operand kind) => kind switch
    {
        X87Operand.Single => FloatEncoding.Unpack(*(uint*)s, in unit),
        X87Operand.Double => FloatEncoding.Unpack(*(ulong*)s, in unit),
        X87Operand.Int16 => unit.FromInteger(*(short*)s, FloatFormat.Extended),
        X87Operand.Int32 => unit.FromInteger(*(int*)s, FloatFormat.Extended),
        _ => unit.FromInteger(*(long*)s, FloatFormat.Extended),
    };

    private static bool IsPreferred(in Number left, in Number right)
    {
        // A quiet NaN beside a signalling one is the result; of two alike the one with the greater payload, then the positive one.
        if (left.Class != right.Class)
        {
            return left.Class == NumberClass.QuietNaN;
        }

        return left.Significand != right.Significand ? left.Significand > right.Significand : !left.Negative;
    }
}
