// SAFETY: see Guest.
using System.Runtime.CompilerServices;
using HypercallSdk.Cpu.Decoding;

namespace HypercallSdk.Cpu.Interpreting;

/// <summary>The operand of an encoding that is a register or memory, for handlers that serve both.</summary>
internal static unsafe class Operand
{
    /// <summary>Whether it is memory.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsMemory(Operation* op) => (op->Traits & OperationTraits.Memory) != 0;

    /// <summary>Its host address for reading; null when a fault ends the run.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static byte* Read(Processor m, ExecutionContext* c, Operation* op, ushort register, int size) =>
        IsMemory(op) ? Guest.Read(m, c, op, AnyAddress.Of(c, op), size) : Guest.Register(c, register);

    /// <summary>Its host address for writing; null when a fault ends the run.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static byte* Write(Processor m, ExecutionContext* c, Operation* op, ushort register, int size) =>
        IsMemory(op) ? Guest.Write(m, c, op, AnyAddress.Of(c, op), size) : Guest.Register(c, register);

    /// <summary>Writes to what <see cref="Write"/> returned, and goes on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Operation* Store<TWidth>(Processor m, ExecutionContext* c, Operation* op, byte* host, ulong value)
        where TWidth : struct, IWidth
    {
        if (IsMemory(op))
        {
            TWidth.Store(host, value);
            return Guest.Stored(m, c, op, host);
        }

        TWidth.SetRegister(host, value);
        return Guest.Next(m, c, op);
    }

    /// <summary>Writes to what <see cref="Write"/> returned where more than that is to be done. Whether the block is still good.</summary>
    public static bool StoreAndStay<TWidth>(Processor m, ExecutionContext* c, Operation* op, byte* host, ulong value)
        where TWidth : struct, IWidth
    {
        if (!IsMemory(op))
        {
            TWidth.SetRegister(host, value);
            return true;
        }

        TWidth.Store(host, value);
        return host != c->Scratch || m.Commit();
    }
}
