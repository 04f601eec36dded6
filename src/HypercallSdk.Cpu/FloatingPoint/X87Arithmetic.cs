// SAFETY: a function's pointers lead to an operand of the size that its encoding has, or to a buffer of 112 bytes.
using System;
using HypercallSdk.Cpu.Interpreting;
using HypercallSdk.Cpu.State;

namespace HypercallSdk.Cpu.FloatingPoint;

/// <summary>Arithmetic of two operands, one of which is ST(0).</summary>
internal static unsafe class X87Arithmetic<TOperation>
    where TOperation : struct, IX87Operation
{
    /// <summary>See <see cref="X87Forms"/> for how the detail is made up.</summary>
    public static bool Run(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        int destination = X87Forms.DestinationOf(detail);
        int source = X87Forms.SourceOf(detail);
        bool present = X87.IsValid(c, destination) && (s != null || X87.IsValid(c, source));
        Number result;
        if (!present)
        {
            if (!X87.Fault(c, overflow: false))
            {
                return true;
            }

            result = Number.Indefinite;
        }
        else
        {
            FloatUnit unit = X87.Begin(c);
            Number left = X87Encoding.Unpack(in X87.Register(c, destination));
            Number right = s != null ? X87.Load(ref unit, s, (X87Operand)source) : X87Encoding.Unpack(in X87.Register(c, source));
            result = X87.TryNaN(ref unit, in left, in right, out Number nan) ? nan : TOperation.Apply(ref unit, in left, in right, X87.Format(c));
            if (!X87.End(c, in unit))
            {
                return true;
            }
        }

        X87.Set(c, destination, X87Encoding.Pack(in result));
        if (X87Forms.Pops(detail))
        {
            X87.Pop(c);
        }

        return true;
    }
}
