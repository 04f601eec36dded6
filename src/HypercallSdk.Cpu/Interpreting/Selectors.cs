// SAFETY: see Guest.
using System.Runtime.CompilerServices;
using HypercallSdk.Cpu.Decoding;
using Iced.Intel;

namespace HypercallSdk.Cpu.Interpreting;

/// <summary>Reading segment selectors.</summary>
internal static unsafe class Selectors
{
    /// <summary>The handler of a <c>mov</c> from a segment register: 16 bits to memory, zero-extended to a register.</summary>
    public static Handler Select(in Instruction instruction, Operation* op)
    {
        op->Detail = (byte)(instruction.Op1Register - Register.ES);
        return instruction.Op0Kind == OpKind.Memory || instruction.Op0Register.GetSize() == 2 ? &Read<Width16> : &Read<Width64>;
    }

    [MethodImpl(Jit.Handler)]
    private static Operation* Read<TWidth>(Processor m, ExecutionContext* c, Operation* op)
        where TWidth : struct, IWidth
    {
        byte* destination = Operand.Write(m, c, op, op->Destination, TWidth.Bytes);
        if (destination == null)
        {
            return null;
        }

        ushort selector = op->Detail switch
        {
            0 => c->State.Es,
            1 => c->State.Cs,
            2 => c->State.Ss,
            3 => c->State.Ds,
            4 => c->State.Fs,
            _ => c->State.Gs,
        };
        return Operand.Store<TWidth>(m, c, op, destination, selector);
    }
}
