using System;
using System.Collections.Generic;
using Iced.Intel;

namespace HypercallSdk.Cpu.Tests.Oracle;

/// <summary>A sequence of instructions and the state that it starts from.</summary>
/// <param name="Instructions">The instructions, not yet placed. A branch's target is the number of an instruction, or the count for the end.</param>
/// <param name="Input">The state; its code is filled in by <see cref="Assemble"/>.</param>
internal sealed record TestCase(IReadOnlyList<Instruction> Instructions, NativeInput Input)
{
    /// <summary>Where the code ends; right after it stands a breakpoint.</summary>
    public ulong End { get; private init; }

    /// <summary>The same case with its code encoded; null where it cannot be.</summary>
    public unsafe TestCase? Assemble()
    {
        NativeInput input = Input;
        List<byte> code = [];
        ulong[] starts = new ulong[Instructions.Count + 1];
        ulong start = Layout.Code + input.CodeOffset;

        // Twice: branches forward need the addresses of what comes after them. All are encoded in their longest form.
        for (int pass = 0; pass < 2; pass++)
        {
            code.Clear();
            for (int index = 0; index < Instructions.Count; index++)
            {
                Instruction instruction = Instructions[index];
                ulong address = start + (ulong)code.Count;
                starts[index] = address;
                if (instruction.Op0Kind == OpKind.NearBranch64)
                {
                    ulong target = starts[Math.Min((int)instruction.NearBranch64, Instructions.Count)];
                    instruction.NearBranch64 = target < address ? address : target;
                }

                ByteWriter writer = new(code);
                Encoder encoder = Encoder.Create(64, writer);
                if (!encoder.TryEncode(instruction, address, out _, out _))
                {
                    return null;
                }
            }

            starts[Instructions.Count] = start + (ulong)code.Count;
        }

        if (code.Count > 127)
        {
            return null;
        }

        for (int index = 0; index < 128; index++)
        {
            input.Code[index] = index < code.Count ? code[index] : (byte)0xcc;
        }

        input.CodeLength = (uint)code.Count;
        return this with { Input = input, End = starts[Instructions.Count] };
    }

    private sealed class ByteWriter(List<byte> bytes) : CodeWriter
    {
        public override void WriteByte(byte value) => bytes.Add(value);
    }
}
