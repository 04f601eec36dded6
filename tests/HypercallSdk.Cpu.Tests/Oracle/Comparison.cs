// SAFETY: the fixed buffers are fields of structs on the stack.
using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using HypercallSdk.Cpu.Decoding;
using HypercallSdk.Cpu.State;
using Iced.Intel;

namespace HypercallSdk.Cpu.Tests.Oracle;

/// <summary>Tells what differs between two outcomes of a case.</summary>
internal static unsafe class Comparison
{
    private static readonly string[] _names = ["rax", "rcx", "rdx", "rbx", "rsp", "rbp", "rsi", "rdi", "r8", "r9", "r10", "r11", "r12", "r13", "r14", "r15"];

    /// <summary>The differences; none when the outcomes agree in all that is defined.</summary>
    public static IReadOnlyList<string> Differences(TestCase test, in NativeOutcome native, in NativeOutcome ours)
    {
        List<string> differences = [];
        for (int index = 0; index < 16; index++)
        {
            Compare(differences, _names[index], native.Registers[index], ours.Registers[index]);
        }

        Compare(differences, "rip", native.Rip, ours.Rip);

        // Which of its two operands cmps reads first, and which part of its environment fldenv, differs between makers of processors.
        bool eitherFault = native.Vector is 12 or 13 or 14 && ours.Vector is 12 or 13 or 14 && test.Instructions.Any(instruction => instruction.Mnemonic is Mnemonic.Cmpsb or Mnemonic.Cmpsw or Mnemonic.Cmpsd or Mnemonic.Cmpsq or Mnemonic.Fldenv);
        if (!eitherFault)
        {
            CompareFault(differences, in native, in ours);
        }

        ulong defined = (ulong)((ProcessorFlags.Arithmetic | ProcessorFlags.Direction) & ~UndefinedAtEnd(test, native.Vector == 3 && native.Rip == test.End + 1));
        Compare(differences, "flags", native.Rflags & defined, ours.Rflags & defined);
        Compare(differences, "memory", native.MemoryHash, ours.MemoryHash);
        fixed (byte* left = native.Fx, right = ours.Fx)
        {
            CompareFx(differences, new ReadOnlySpan<byte>(left, 512), new ReadOnlySpan<byte>(right, 512));
        }

        return differences;
    }

    /// <summary>A case in words.</summary>
    public static string Describe(TestCase test)
    {
        StringBuilder text = new();
        NativeInput input = test.Input;
        byte[] code = new ReadOnlySpan<byte>(input.Code, (int)input.CodeLength).ToArray();
        Iced.Intel.Decoder decoder = Iced.Intel.Decoder.Create(64, new ByteArrayCodeReader(code));
        decoder.IP = Layout.Code + input.CodeOffset;
        while (decoder.IP < Layout.Code + input.CodeOffset + input.CodeLength)
        {
            ulong address = decoder.IP;
            Instruction instruction = decoder.Decode();
            _ = text.AppendLine($"    {address:x}: {Convert.ToHexString(code, (int)(address - Layout.Code - input.CodeOffset), instruction.Length),-24} {instruction}");
        }

        for (int index = 0; index < 16; index++)
        {
            _ = text.Append($"    {_names[index],-3}={input.Registers[index]:x16}{(index % 4 == 3 ? Environment.NewLine : "")}");
        }

        ReadOnlySpan<byte> fx = new(input.Fx, 512);
        _ = text.AppendLine($"    flags={input.Rflags:x} gs={input.GsBase:x} memory={input.MemorySeed:x} fcw={BitConverter.ToUInt16(fx):x} fsw={BitConverter.ToUInt16(fx[2..]):x} ftw={fx[4]:x} mxcsr={BitConverter.ToUInt32(fx[24..]):x}");
        foreach (int register in UsedVectors(test))
        {
            _ = text.AppendLine($"    xmm{register}={BitConverter.ToUInt64(fx[(168 + (16 * register))..]):x16}:{BitConverter.ToUInt64(fx[(160 + (16 * register))..]):x16}");
        }

        if (test.Instructions.Any(instruction => instruction.Mnemonic.ToString().StartsWith('F')))
        {
            for (int register = 0; register < 8; register++)
            {
                _ = text.AppendLine($"    st{register}={BitConverter.ToUInt16(fx[(40 + (16 * register))..]):x4}:{BitConverter.ToUInt64(fx[(32 + (16 * register))..]):x16}");
            }
        }

        return text.ToString();
    }

    private static void CompareFault(List<string> differences, in NativeOutcome native, in NativeOutcome ours)
    {
        Compare(differences, "vector", native.Vector, ours.Vector);
        if (native.Vector == ours.Vector && native.Vector is 12 or 13 or 14 or 17)
        {
            // Linux says of any address that is not a program's that its page is present.
            ulong mask = native.Vector == 14 && native.Address >= 0x7fff_ffff_f000 ? ~1UL : ulong.MaxValue;
            Compare(differences, "error", native.Error & mask, ours.Error & mask);
        }

        if (native.Vector == ours.Vector && native.Vector == 14)
        {
            Compare(differences, "cr2", native.Address, ours.Address);
        }
    }

    private static IEnumerable<int> UsedVectors(TestCase test) =>
        test.Instructions.SelectMany(instruction => Enumerable.Range(0, instruction.OpCount)
            .Where(operand => instruction.GetOpKind(operand) == OpKind.Register && instruction.GetOpRegister(operand).IsXMM())
            .Select(operand => instruction.GetOpRegister(operand) - Register.XMM0)).Distinct().Order();

    // Where all ran in order, flags that were set again are defined again.
    private static ProcessorFlags UndefinedAtEnd(TestCase test, bool ranToEnd)
    {
        ProcessorFlags undefined = ProcessorFlags.None;
        bool inOrder = ranToEnd && test.Instructions.All(instruction => instruction.FlowControl == FlowControl.Next);
        foreach (Instruction instruction in test.Instructions)
        {
            if (inOrder && Fusion.SetsAllFlags(in instruction))
            {
                undefined = ProcessorFlags.None;
            }

            undefined |= UndefinedFlags.After(in instruction);
        }

        return undefined;
    }

    private static void CompareFx(List<string> differences, ReadOnlySpan<byte> native, ReadOnlySpan<byte> ours)
    {
        Compare(differences, "fcw", BitConverter.ToUInt16(native), BitConverter.ToUInt16(ours));
        Compare(differences, "fsw", BitConverter.ToUInt16(native[2..]), BitConverter.ToUInt16(ours[2..]));
        Compare(differences, "ftw", native[4], ours[4]);
        Compare(differences, "mxcsr", BitConverter.ToUInt32(native[24..]), BitConverter.ToUInt32(ours[24..]));
        for (int register = 0; register < 8; register++)
        {
            int offset = 32 + (16 * register);
            Compare(differences, $"st{register}.sig", BitConverter.ToUInt64(native[offset..]), BitConverter.ToUInt64(ours[offset..]));
            Compare(differences, $"st{register}.exp", BitConverter.ToUInt16(native[(offset + 8)..]), BitConverter.ToUInt16(ours[(offset + 8)..]));
        }

        for (int half = 0; half < 32; half++)
        {
            int offset = 160 + (8 * half);
            Compare(differences, $"xmm{half / 2}.{(half % 2 == 0 ? "low" : "high")}", BitConverter.ToUInt64(native[offset..]), BitConverter.ToUInt64(ours[offset..]));
        }
    }

    private static void Compare(List<string> differences, string name, ulong native, ulong ours)
    {
        if (native != ours)
        {
            differences.Add($"{name}: native {native:x}, ours {ours:x}");
        }
    }
}
