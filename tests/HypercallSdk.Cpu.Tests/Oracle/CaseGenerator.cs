// SAFETY: the fixed buffers are fields of a struct on the stack.
using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using HypercallSdk.Cpu.Decoding;
using HypercallSdk.Cpu.State;
using Iced.Intel;

namespace HypercallSdk.Cpu.Tests.Oracle;

/// <summary>Makes random cases: a seed and a number make the same one again.</summary>
internal sealed class CaseGenerator(int seed, Func<Code, bool>? filter = null)
{
    /// <summary>The case of a number.</summary>
    public TestCase Create(long number)
    {
        Random random = new(HashCode(seed, number));
        InstructionGenerator instructions = new(random, filter);
        while (true)
        {
            int count = 1 + Math.Min(random.Next(8), random.Next(8));
            List<Instruction> list = [];
            ProcessorFlags undefined = ProcessorFlags.None;
            while (list.Count < count)
            {
                Instruction instruction = instructions.Create(list.Count, count);
                if ((UndefinedFlags.Of(instruction.RflagsRead) & undefined) == 0)
                {
                    list.Add(instruction);
                    undefined |= UndefinedFlags.After(in instruction);
                }
                else if (random.Next(4) == 0)
                {
                    count--;
                }
            }

            // Beyond the range that an exception's handler is given, fscale's result is the maker's own.
            bool scales = list.Exists(instruction => instruction.Mnemonic == Mnemonic.Fscale) && list.Exists(instruction => instruction.Mnemonic is Mnemonic.Fldcw or Mnemonic.Fldenv);
            TestCase? made = list.Count == 0 || scales ? null : new TestCase(list, CreateState(random)).Assemble();
            if (made is not null)
            {
                return made;
            }
        }
    }

    private static int HashCode(int seed, long number) => (int)(((ulong)seed * 0x9e3779b97f4a7c15) ^ (((ulong)number + 1) * 0xc2b2ae3d27d4eb4f) >> 17);

    private static unsafe NativeInput CreateState(Random random)
    {
        NativeInput input = default;
        for (int index = 0; index < 16; index++)
        {
            input.Registers[index] = BoundaryValues.Pick(random);
        }

        if (random.Next(2) == 0)
        {
            input.Registers[1] = (ulong)random.Next(40);
        }

        foreach (int index in InstructionGenerator.Pointers)
        {
            input.Registers[index] = random.Next(24) == 0 ? BoundaryValues.Pick(random) : PickAddress(random);
        }

        foreach (int index in InstructionGenerator.Indexes)
        {
            input.Registers[index] = (ulong)(random.Next(-4, 5) * (random.Next(2) == 0 ? 1 : 16));
        }

        ProcessorFlags flags = (ProcessorFlags)random.Next() & ProcessorFlags.Arithmetic;
        flags |= random.Next(6) == 0 ? ProcessorFlags.Direction : 0;
        input.Rflags = (ulong)(flags | ProcessorFlags.Fixed | ProcessorFlags.Interrupt);
        input.GsBase = (ulong)(random.Next(3) * 16);
        input.MemorySeed = (ulong)random.NextInt64(1, long.MaxValue);
        input.CodeOffset = (uint)(random.Next(8) == 0 ? 4096 - random.Next(24) : random.Next(64));

        Span<byte> fx = new(input.Fx, 512);
        FillVectorState(random, fx);
        return input;
    }

    private static void FillVectorState(Random random, Span<byte> fx)
    {
        // Exceptions masked; rounding, denormals-are-zero and flush-to-zero as it comes.
        uint mxcsr = 0x1f80;
        mxcsr |= random.Next(3) == 0 ? (uint)random.Next(4) << 13 : 0;
        mxcsr |= random.Next(8) == 0 ? 0x8000u : 0;
        mxcsr |= random.Next(8) == 0 ? 0x40u : 0;
        mxcsr |= (uint)random.Next(64) & (uint)random.Next(64);
        int control = 0x37f;
        control = random.Next(3) == 0 ? (control & ~0xc00) | (random.Next(4) << 10) : control;
        control = random.Next(3) == 0 ? (control & ~0x300) | (new[] { 0, 2, 3 }[random.Next(3)] << 8) : control;
        BinaryPrimitives.WriteUInt16LittleEndian(fx, (ushort)control);
        BinaryPrimitives.WriteUInt16LittleEndian(fx[2..], (ushort)((random.Next(8) << 11) | (random.Next(2) * (random.Next(64) | (random.Next(8) << 8)))));
        fx[4] = random.Next(3) switch { 0 => 0, 1 => 0xff, _ => (byte)random.Next(256) };
        BinaryPrimitives.WriteUInt32LittleEndian(fx[24..], mxcsr);
        for (int index = 0; index < 8; index++)
        {
            (ulong significand, ushort exponent) = ExtendedValues.Pick(random);
            BinaryPrimitives.WriteUInt64LittleEndian(fx[(32 + (16 * index))..], significand);
            BinaryPrimitives.WriteUInt16LittleEndian(fx[(40 + (16 * index))..], exponent);
        }

        for (int offset = 160; offset < 416; offset += 8)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(fx[offset..], BoundaryValues.PickVector(random));
        }
    }

    private static ulong PickAddress(Random random) => Layout.Data + random.Next(16) switch
    {
        0 => (ulong)random.Next(0x20),
        1 => 0x1000 - (ulong)random.Next(0x20),
        2 => 0x2000 - (ulong)random.Next(0x40),
        3 => 0x3000 - (ulong)random.Next(0x20),
        4 => (ulong)random.Next(0x2000),
        _ => (ulong)random.Next(0x10, 0x1f0) * 16,
    };
}
