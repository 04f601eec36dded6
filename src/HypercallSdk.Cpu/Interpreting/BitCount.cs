// SAFETY: see Guest.
using System.Numerics;
using System.Runtime.CompilerServices;
using HypercallSdk.Cpu.Decoding;
using Iced.Intel;

namespace HypercallSdk.Cpu.Interpreting;

/// <summary><c>bsf</c>, <c>bsr</c>, <c>popcnt</c> and <c>crc32</c>.</summary>
internal static unsafe class BitCount
{
    /// <summary>The handler for an instruction's mnemonic and width.</summary>
    public static Handler Select(in Instruction instruction, Operation* op) => Operands.WidthOf(in instruction, 1) switch
    {
        1 => Select<Width8>(in instruction),
        2 => Select<Width16>(in instruction),
        4 => Select<Width32>(in instruction),
        _ => Select<Width64>(in instruction),
    };

    private static Handler Select<TWidth>(in Instruction instruction)
        where TWidth : struct, IWidth => instruction.Mnemonic switch
        {
            Mnemonic.Bsf => &ScanForward<TWidth>,
            Mnemonic.Bsr => &ScanReverse<TWidth>,
            Mnemonic.Popcnt => &Count<TWidth>,
            _ => &Checksum<TWidth>,
        };

    // Of zero the destination stays as it is, all 64 bits.
    [MethodImpl(Jit.Handler)]
    private static Operation* ScanForward<TWidth>(Processor m, ExecutionContext* c, Operation* op)
        where TWidth : struct, IWidth
    {
        byte* source = Operand.Read(m, c, op, op->Source, TWidth.Bytes);
        if (source == null)
        {
            return null;
        }

        ulong value = TWidth.Load(source);
        if (value != 0)
        {
            TWidth.SetRegister(Guest.Register(c, op->Destination), (ulong)BitOperations.TrailingZeroCount(value));
        }

        Flags.SetLogic<Width64>(c, value);
        return Guest.Next(m, c, op);
    }

    [MethodImpl(Jit.Handler)]
    private static Operation* ScanReverse<TWidth>(Processor m, ExecutionContext* c, Operation* op)
        where TWidth : struct, IWidth
    {
        byte* source = Operand.Read(m, c, op, op->Source, TWidth.Bytes);
        if (source == null)
        {
            return null;
        }

        ulong value = TWidth.Load(source);
        if (value != 0)
        {
            TWidth.SetRegister(Guest.Register(c, op->Destination), (ulong)BitOperations.Log2(value));
        }

        Flags.SetLogic<Width64>(c, value);
        return Guest.Next(m, c, op);
    }

    [MethodImpl(Jit.Handler)]
    private static Operation* Count<TWidth>(Processor m, ExecutionContext* c, Operation* op)
        where TWidth : struct, IWidth
    {
        byte* source = Operand.Read(m, c, op, op->Source, TWidth.Bytes);
        if (source == null)
        {
            return null;
        }

        ulong value = TWidth.Load(source);
        TWidth.SetRegister(Guest.Register(c, op->Destination), (ulong)BitOperations.PopCount(value));
        Flags.Import(c, value == 0 ? (ulong)State.ProcessorFlags.Zero : 0);
        return Guest.Next(m, c, op);
    }

    [MethodImpl(Jit.Handler)]
    private static Operation* Checksum<TWidth>(Processor m, ExecutionContext* c, Operation* op)
        where TWidth : struct, IWidth
    {
        byte* source = Operand.Read(m, c, op, op->Source, TWidth.Bytes);
        if (source == null)
        {
            return null;
        }

        ulong value = TWidth.Load(source);
        byte* destination = Guest.Register(c, op->Destination);
        uint checksum = (uint)Width64.Load(destination);
        checksum = TWidth.Bits switch
        {
            8 => BitOperations.Crc32C(checksum, (byte)value),
            16 => BitOperations.Crc32C(checksum, (ushort)value),
            32 => BitOperations.Crc32C(checksum, (uint)value),
            _ => BitOperations.Crc32C(checksum, value),
        };
        *(ulong*)destination = checksum;
        return Guest.Next(m, c, op);
    }
}
