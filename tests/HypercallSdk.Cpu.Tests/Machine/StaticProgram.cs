using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Text;
using HypercallSdk.Cpu.Decoding;
using HypercallSdk.Cpu.Interpreting;
using HypercallSdk.Cpu.State;

namespace HypercallSdk.Cpu.Tests.Machine;

/// <summary>A static Linux program on a processor, under as much of Linux as one that computes and prints asks for.</summary>
internal sealed class StaticProgram : IDisposable
{
    private const ulong StackTop = 0x7fff_0000_0000;
    private const ulong StackSize = 1 << 20;
    private const ulong MapBase = 0x7000_0000_0000;

    private readonly CodeCache _code = new();
    private readonly MemoryStream _output = new();
    private ulong _break;
    private ulong _nextMap = MapBase;

    /// <summary>Loads a program and puts its arguments on its stack.</summary>
    public StaticProgram(byte[] image, params string[] arguments)
    {
        Processor = new Processor(Memory, _code, new ProcessorOptions { TimestampCounter = completed => (ulong)completed, Unimplemented = (address, text) => Unimplemented.Add($"{address:x}: {text}") });
        ulong entry = Load(image, out ulong headers);
        Processor.State.Rip = entry;
        Processor.State.Rsp = BuildStack(image, entry, headers, arguments);
    }

    /// <summary>Its memory.</summary>
    public FlatMemory Memory { get; } = new();

    /// <summary>What runs it.</summary>
    public Processor Processor { get; }

    /// <summary>Instructions that it met and that are not implemented.</summary>
    public List<string> Unimplemented { get; } = [];

    /// <summary>Instructions that it ran.</summary>
    public long Executed { get; private set; }

    /// <summary>What it wrote to its standard output and error.</summary>
    public string Output => Encoding.UTF8.GetString(_output.ToArray());

    /// <summary>Runs it to its end. Its exit status, or a negative number where it ends by an exception.</summary>
    public int Run(long slice = long.MaxValue / 2)
    {
        while (true)
        {
            ProcessorExit exit = Processor.Run(slice);
            Executed += exit.Executed;
            if (exit.Reason == ExitReason.Budget)
            {
                continue;
            }

            if (exit.Reason != ExitReason.Syscall)
            {
                Unimplemented.Add($"ended by {exit} at {Processor.State.Rip:x}");
                return -1 - exit.Vector;
            }

            if (Processor.State.Rax is 60 or 231)
            {
                return (int)Processor.State.Rdi;
            }

            Processor.State.Rax = (ulong)Call(Processor.State.Rax);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Processor.Dispose();
        _code.Dispose();
        Memory.Dispose();
    }

    private long Call(ulong number)
    {
        ref ProcessorState state = ref Processor.State;
        switch (number)
        {
            case 1: // write
                _output.Write(Memory.Read(state.Rsi, (int)state.Rdx));
                return (long)state.Rdx;
            case 20: // writev
                return WriteVector(state.Rsi, (int)state.Rdx);
            case 9: // mmap
                ulong at = _nextMap;
                Memory.Map(at, state.Rsi, PageRights.ReadWrite);
                _nextMap += (state.Rsi + 0xfff) & ~0xfffUL;
                return (long)at;
            case 12: // brk
                if (state.Rdi > _break)
                {
                    Memory.Map(_break, state.Rdi - _break, PageRights.ReadWrite);
                    _break = state.Rdi;
                }

                return (long)_break;
            case 158 when state.Rdi == 0x1002: // arch_prctl, ARCH_SET_FS
                state.FsBase = state.Rsi;
                return 0;
            case 218 or 39 or 186: // set_tid_address, getpid, gettid
                return 1;
            case 10 or 11 or 13 or 14 or 273 or 28: // mprotect, munmap, rt_sigaction, rt_sigprocmask, set_robust_list, madvise
                return 0;
            case 102 or 104 or 107 or 108: // user and group
                return 0;
            case 72: // fcntl: the output is open for writing
                return 1;
            case 262: // newfstatat: of the output, as of a pipe
                byte[] status = new byte[144];
                BinaryPrimitives.WriteUInt32LittleEndian(status.AsSpan(24), 0x1000 | 0x180);
                BinaryPrimitives.WriteUInt64LittleEndian(status.AsSpan(56), 4096);
                Memory.Write(state.Rdx, status);
                return 0;
            case 228: // clock_gettime
                Memory.Write(state.Rsi, new byte[16]);
                return 0;
            default:
                return -38;
        }
    }

    private long WriteVector(ulong vectors, int count)
    {
        long written = 0;
        for (int index = 0; index < count; index++)
        {
            byte[] vector = Memory.Read(vectors + (ulong)(16 * index), 16);
            int size = (int)BinaryPrimitives.ReadUInt64LittleEndian(vector.AsSpan(8));
            _output.Write(Memory.Read(BinaryPrimitives.ReadUInt64LittleEndian(vector), size));
            written += size;
        }

        return written;
    }

    private ulong Load(byte[] image, out ulong headers)
    {
        ReadOnlySpan<byte> elf = image;
        int count = BinaryPrimitives.ReadUInt16LittleEndian(elf[56..]);
        int table = (int)BinaryPrimitives.ReadUInt64LittleEndian(elf[32..]);
        headers = 0;
        for (int index = 0; index < count; index++)
        {
            ReadOnlySpan<byte> header = elf[(table + (56 * index))..];
            if (BinaryPrimitives.ReadUInt32LittleEndian(header) != 1)
            {
                continue;
            }

            uint flags = BinaryPrimitives.ReadUInt32LittleEndian(header[4..]);
            int offset = (int)BinaryPrimitives.ReadUInt64LittleEndian(header[8..]);
            ulong address = BinaryPrimitives.ReadUInt64LittleEndian(header[16..]);
            int fileSize = (int)BinaryPrimitives.ReadUInt64LittleEndian(header[32..]);
            ulong size = BinaryPrimitives.ReadUInt64LittleEndian(header[40..]);
            PageRights rights = PageRights.Read | ((flags & 2) != 0 ? PageRights.Write : 0) | ((flags & 1) != 0 ? PageRights.Execute : 0);
            Memory.Map(address, size, rights);
            Memory.Write(address, elf.Slice(offset, fileSize));
            headers = offset == 0 ? address + (ulong)table : headers;
            _break = Math.Max(_break, (address + size + 0xfff) & ~0xfffUL);
        }

        return BinaryPrimitives.ReadUInt64LittleEndian(elf[24..]);
    }

    private ulong BuildStack(byte[] image, ulong entry, ulong headers, string[] arguments)
    {
        Memory.Map(StackTop - StackSize, StackSize, PageRights.ReadWrite);
        ulong text = StackTop - 0x2000;
        ulong random = StackTop - 0x100;
        List<ulong> words = [(ulong)arguments.Length];
        foreach (string argument in arguments)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(argument + "\0");
            Memory.Write(text, bytes);
            words.Add(text);
            text += (ulong)bytes.Length;
        }

        words.AddRange([0, 0]);
        words.AddRange([3, headers, 4, 56, 5, BinaryPrimitives.ReadUInt16LittleEndian(image.AsSpan(56)), 6, 4096, 9, entry, 11, 0, 12, 0, 13, 0, 14, 0, 23, 0, 25, random, 0, 0]);
        ulong stack = (StackTop - 0x4000) & ~15UL;
        byte[] block = new byte[words.Count * 8];
        for (int index = 0; index < words.Count; index++)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(block.AsSpan(index * 8), words[index]);
        }

        Memory.Write(stack, block);
        return stack;
    }
}
