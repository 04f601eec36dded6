using System;
using HypercallSdk.Cpu.Decoding;
using HypercallSdk.Cpu.Interpreting;
using HypercallSdk.Cpu.State;

namespace HypercallSdk.Benchmarks.Processor;

/// <summary>System calls of machine code on <c>HypercallSdk.Cpu</c> alone, a thousand a round, each answered by its owner.</summary>
public sealed class EngineCalls : IWorkloadRunner
{
    private const int Thousand = 1000;

    private readonly CodeCache _code = new();
    private readonly WorkloadMemory _memory = new();
    private readonly HypercallSdk.Cpu.Interpreting.Processor _processor;

    /// <summary>Loads the code.</summary>
    public EngineCalls()
    {
        // mov eax, 39; syscall; jmp to the start
        ReadOnlySpan<byte> code = [0xb8, 39, 0, 0, 0, 0x0f, 0x05, 0xeb, 0xf7];
        code.CopyTo(_memory.At(WorkloadMemory.Base, (ulong)code.Length));
        _processor = new HypercallSdk.Cpu.Interpreting.Processor(_memory, _code, new ProcessorOptions());
        _processor.State.Rip = WorkloadMemory.Base;
    }

    /// <inheritdoc/>
    public WorkloadResult Run(byte rounds)
    {
        ulong start = ThreadClock.Nanoseconds;
        ulong calls = 0;
        for (int left = rounds * Thousand; left > 0; left--)
        {
            if (_processor.Run(long.MaxValue).Reason == ExitReason.Syscall)
            {
                calls++;
                _processor.State.Rax = 1;
            }
        }

        return new WorkloadResult(ThreadClock.Nanoseconds - start, calls);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _processor.Dispose();
        _code.Dispose();
        _memory.Dispose();
    }
}
