// SAFETY: a function's pointers lead to an operand of the size that its encoding has, or to a buffer of 112 bytes.
using System;
using HypercallSdk.Cpu.Interpreting;
using HypercallSdk.Cpu.State;

namespace HypercallSdk.Cpu.FloatingPoint;

/// <summary>Comparisons and classification.</summary>
internal static unsafe class X87Comparison
{
    // In place of an order where there is none.
    private const int NotComparable = 2;

    /// <summary><c>fcom</c> and its kin.</summary>
    public static bool Compare(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        bool goesOn = TryCompare(c, s, detail, out int order);
        X87.SetConditions(c, order == NotComparable ? X87.C0 | X87.C2 | X87.C3 : order < 0 ? X87.C0 : order == 0 ? X87.C3 : 0);
        PopAfter(c, goesOn, detail);
        return true;
    }

    /// <summary><c>fcomi</c> and its kin, which leave C1 where both operands are there.</summary>
    public static bool CompareToFlags(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        bool present = X87.IsValid(c, 0) && X87.IsValid(c, X87Forms.SourceOf(detail));
        int kept = present ? c->State.X87.Status & X87.C1 : 0;
        bool goesOn = TryCompare(c, s, detail, out int order);
        c->State.X87.Status |= (ushort)kept;
        ProcessorFlags flags = order == NotComparable ? ProcessorFlags.Zero | ProcessorFlags.Parity | ProcessorFlags.Carry : order < 0 ? ProcessorFlags.Carry : order == 0 ? ProcessorFlags.Zero : 0;
        Flags.Import(c, (ulong)flags);
        PopAfter(c, goesOn, detail);
        return true;
    }

    /// <summary><c>ftst</c>.</summary>
    public static bool Test(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        _ = TryCompare(c, null, detail | X87Forms.WithZero, out int order);
        X87.SetConditions(c, order == NotComparable ? X87.C0 | X87.C2 | X87.C3 : order < 0 ? X87.C0 : order == 0 ? X87.C3 : 0);
        return true;
    }

    /// <summary><c>fxam</c>.</summary>
    public static bool Examine(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        X87Register register = X87.Register(c, 0);
        Number number = X87Encoding.Unpack(in register);
        int codes = number.Class switch
        {
            _ when !X87.IsValid(c, 0) => X87.C3 | X87.C0,
            NumberClass.Unsupported => 0,
            NumberClass.QuietNaN or NumberClass.SignallingNaN => X87.C0,
            NumberClass.Infinity => X87.C2 | X87.C0,
            NumberClass.Zero => X87.C3,
            _ => number.Denormal ? X87.C3 | X87.C2 : X87.C2,
        };
        X87.SetConditions(c, codes | ((register.SignAndExponent & 0x8000) != 0 ? X87.C1 : 0));
        return true;
    }

    private static void PopAfter(ExecutionContext* c, bool goesOn, int detail)
    {
        if (goesOn && X87Forms.Pops(detail))
        {
            X87.Pop(c);
        }

        if (goesOn && X87Forms.PopsTwice(detail))
        {
            X87.Pop(c);
        }
    }

    // Whether there may be more: an exception that is not masked keeps the stack as it is.
    private static bool TryCompare(ExecutionContext* c, byte* s, int detail, out int order)
    {
        int source = X87Forms.SourceOf(detail);
        bool withZero = (detail & X87Forms.WithZero) != 0;
        order = NotComparable;
        if (!X87.IsValid(c, 0) || (s == null && !withZero && !X87.IsValid(c, source)))
        {
            return X87.Fault(c, overflow: false);
        }

        FloatUnit unit = X87.Begin(c);
        Number left = X87Encoding.Unpack(in X87.Register(c, 0));
        Number right = withZero ? Number.Zero(false) : s != null ? X87.Load(ref unit, s, (X87Operand)source) : X87Encoding.Unpack(in X87.Register(c, source));
        if (left.Class == NumberClass.Unsupported || right.Class == NumberClass.Unsupported)
        {
            unit.Raised |= FloatExceptions.Invalid;
        }
        else if (Vectors.FloatControl.TryCompare(ref unit, in left, in right, quietIsInvalid: !X87Forms.IsQuiet(detail), out int found))
        {
            order = found;
        }

        return X87.End(c, in unit);
    }
}
