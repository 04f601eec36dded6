// SAFETY: see Guest.
using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using HypercallSdk.Cpu.Decoding;
using HypercallSdk.Cpu.Interpreting;
using HypercallSdk.Cpu.State;
using Iced.Intel;

namespace HypercallSdk.Cpu.Vectors;

/// <summary><c>ldmxcsr</c>, <c>stmxcsr</c>, <c>fxsave</c> and <c>fxrstor</c>.</summary>
internal static unsafe class StateInstructions
{
    private const uint MxcsrMask = 0xffff;
    private const int ImageSize = 512;

    // What comes after the last vector register is the system's own, and stays.
    private const int WrittenSize = 416;

    /// <summary>The handler for an instruction's mnemonic.</summary>
    public static Handler Select(in Instruction instruction, Operation* op) => instruction.Mnemonic switch
    {
        Mnemonic.Ldmxcsr => &Load,
        Mnemonic.Stmxcsr => &Store,
        Mnemonic.Fxsave or Mnemonic.Fxsave64 => &Save,
        _ => &Restore,
    };

    [MethodImpl(Jit.Handler)]
    private static Operation* Load(Processor m, ExecutionContext* c, Operation* op)
    {
        byte* source = Guest.Read(m, c, op, AnyAddress.Of(c, op), 4);
        if (source == null)
        {
            return null;
        }

        uint value = *(uint*)source;
        if ((value & ~MxcsrMask) != 0)
        {
            return m.Trap(op, ExceptionVector.GeneralProtection);
        }

        c->State.Mxcsr = value;
        return Guest.Next(m, c, op);
    }

    [MethodImpl(Jit.Handler)]
    private static Operation* Store(Processor m, ExecutionContext* c, Operation* op)
    {
        byte* destination = Guest.Write(m, c, op, AnyAddress.Of(c, op), 4);
        if (destination == null)
        {
            return null;
        }

        *(uint*)destination = c->State.Mxcsr;
        return Guest.Stored(m, c, op, destination);
    }

    [MethodImpl(Jit.Handler)]
    private static Operation* Save(Processor m, ExecutionContext* c, Operation* op)
    {
        ulong address = AnyAddress.Of(c, op);
        if ((address & 15) != 0)
        {
            return m.Trap(op, ExceptionVector.GeneralProtection);
        }

        byte* destination = Guest.Write(m, c, op, address, ImageSize);
        if (destination == null)
        {
            return null;
        }

        FxImage.Store(in c->State, new Span<byte>(destination, WrittenSize));
        return destination == c->Scratch ? m.AfterSlowStore(op) : op + 1;
    }

    [MethodImpl(Jit.Handler)]
    private static Operation* Restore(Processor m, ExecutionContext* c, Operation* op)
    {
        ulong address = AnyAddress.Of(c, op);
        if ((address & 15) != 0)
        {
            return m.Trap(op, ExceptionVector.GeneralProtection);
        }

        byte* source = Guest.Read(m, c, op, address, ImageSize);
        if (source == null)
        {
            return null;
        }

        ReadOnlySpan<byte> image = new(source, WrittenSize);
        if ((MemoryMarshal.Read<uint>(image[24..]) & ~MxcsrMask) != 0)
        {
            return m.Trap(op, ExceptionVector.GeneralProtection);
        }

        FxImage.Load(ref c->State, image);
        return op + 1;
    }
}
