using System;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using HypercallSdk.Cpu.Decoding;
using HypercallSdk.Cpu.Interpreting;
using HypercallSdk.Cpu.State;

namespace HypercallSdk.Benchmarks.Processor;

/// <summary>A program on <c>HypercallSdk.Cpu</c>, which has the four system calls that it makes.</summary>
public sealed class InterpretedWorkload : IWorkloadRunner
{
    private const ulong Read = 0;
    private const ulong Write = 1;
    private const ulong ClockGetTime = 228;

    private readonly CodeCache _code = new();
    private readonly WorkloadMemory _memory = new();
    private readonly HypercallSdk.Cpu.Interpreting.Processor _processor;
    private readonly bool _isTimed;

    /// <summary>Loads a static ELF file and runs it up to its first request.</summary>
    /// <param name="image">The file.</param>
    /// <param name="isTimed">Whether the program's clock is the thread's; otherwise it stands still.</param>
    public InterpretedWorkload(ReadOnlySpan<byte> image, bool isTimed = true)
    {
        _isTimed = isTimed;
        _processor = new HypercallSdk.Cpu.Interpreting.Processor(_memory, _code, new ProcessorOptions());
        _processor.State.Rip = Load(image);
        _processor.State.Rsp = WorkloadMemory.End;
        RunToNext(Read);
    }

    /// <summary>Instructions that the last request took between the program's two looks at the clock.</summary>
    public long Executed { get; private set; }

    /// <inheritdoc/>
    public WorkloadResult Run(byte rounds)
    {
        _memory.At(_processor.State.Rsi, 1)[0] = rounds;
        _processor.State.Rax = 1;
        RunToNext(ClockGetTime);
        TellTime();
        Executed = RunToNext(ClockGetTime);
        TellTime();
        RunToNext(Write);
        Span<byte> answer = _memory.At(_processor.State.Rsi, _processor.State.Rdx);
        WorkloadResult result = new(BinaryPrimitives.ReadUInt64LittleEndian(answer), BinaryPrimitives.ReadUInt64LittleEndian(answer[8..]));
        _processor.State.Rax = _processor.State.Rdx;
        RunToNext(Read);
        return result;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _processor.Dispose();
        _code.Dispose();
        _memory.Dispose();
    }

    private long RunToNext(ulong call)
    {
        ProcessorExit exit = _processor.Run(long.MaxValue);
        return exit.Reason == ExitReason.Syscall && _processor.State.Rax == call
            ? exit.Executed
            : throw new InvalidOperationException($"The program was to make system call {call}: {exit}, RAX {_processor.State.Rax}, RIP {_processor.State.Rip:x}.");
    }

    private void TellTime()
    {
        Span<byte> time = _memory.At(_processor.State.Rsi, 16);
        time.Clear();
        if (_isTimed)
        {
            ThreadClock.Read(MemoryMarshal.Cast<byte, long>(time));
        }

        _processor.State.Rax = 0;
    }

    private ulong Load(ReadOnlySpan<byte> elf)
    {
        int table = (int)BinaryPrimitives.ReadUInt64LittleEndian(elf[32..]);
        int count = BinaryPrimitives.ReadUInt16LittleEndian(elf[56..]);
        for (int index = 0; index < count; index++)
        {
            ReadOnlySpan<byte> header = elf[(table + (56 * index))..];
            if (BinaryPrimitives.ReadUInt32LittleEndian(header) == 1) // PT_LOAD
            {
                int offset = (int)BinaryPrimitives.ReadUInt64LittleEndian(header[8..]);
                int length = (int)BinaryPrimitives.ReadUInt64LittleEndian(header[32..]);
                Span<byte> place = _memory.At(BinaryPrimitives.ReadUInt64LittleEndian(header[16..]), BinaryPrimitives.ReadUInt64LittleEndian(header[40..]));
                elf.Slice(offset, length).CopyTo(place);
            }
        }

        return BinaryPrimitives.ReadUInt64LittleEndian(elf[24..]);
    }
}
