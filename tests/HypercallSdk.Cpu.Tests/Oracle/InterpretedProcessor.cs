// SAFETY: the fixed buffers are fields of structs on the stack.
using System;
using System.Runtime.InteropServices;
using HypercallSdk.Cpu.Decoding;
using HypercallSdk.Cpu.Interpreting;
using HypercallSdk.Cpu.State;
using HypercallSdk.Cpu.Tests.Machine;

namespace HypercallSdk.Cpu.Tests.Oracle;

/// <summary>The processor under test, running cases as the native one does.</summary>
internal sealed unsafe class InterpretedProcessor : IDisposable
{
    private readonly FlatMemory _memory = new();
    private readonly CodeCache _code = new(1 << 20);
    private readonly Processor _processor;

    public InterpretedProcessor()
    {
        _memory.Map(Layout.Data, Layout.DataSize, PageRights.ReadWrite);
        _memory.Map(Layout.Data + Layout.DataSize, 4096, PageRights.Read);
        _memory.Map(Layout.Code, 2 * 4096, PageRights.ReadExecute);
        _processor = new Processor(_memory, _code, new ProcessorOptions());
    }

    /// <summary>Runs a case.</summary>
    public NativeOutcome Run(in NativeInput input)
    {
        Span<byte> code = stackalloc byte[8192];
        code.Fill(0xcc);
        fixed (byte* bytes = input.Code)
        {
            new ReadOnlySpan<byte>(bytes, (int)input.CodeLength).CopyTo(code[(int)input.CodeOffset..]);
        }

        _memory.Write(Layout.Code, code);
        _code.FrameWritten(_memory.FrameOf(Layout.Code));
        _code.FrameWritten(_memory.FrameOf(Layout.Code + 4096));
        Span<byte> data = stackalloc byte[Layout.DataSize + 4096];
        MemoryPattern.Fill(data, input.MemorySeed);
        _memory.Write(Layout.Data, data);

        ref ProcessorState state = ref _processor.State;
        state = ProcessorState.CreateInitial();
        Span<ulong> registers = MemoryMarshal.CreateSpan(ref state.Rax, 16);
        for (int index = 0; index < 16; index++)
        {
            registers[index] = input.Registers[index];
        }

        state.Rip = Layout.Code + input.CodeOffset;
        state.Rflags = input.Rflags;
        state.GsBase = input.GsBase;
        state.Cs = 0x33;
        state.Ss = 0x2b;
        fixed (byte* fx = input.Fx)
        {
            FxImage.Load(ref state, new ReadOnlySpan<byte>(fx, 512));
        }

        ProcessorExit exit = _processor.Run(1_000_000);
        NativeOutcome outcome = default;
        for (int index = 0; index < 16; index++)
        {
            outcome.Registers[index] = registers[index];
        }

        outcome.Rip = state.Rip;
        outcome.Rflags = state.Rflags;
        outcome.Vector = exit.Reason is ExitReason.Trap or ExitReason.Breakpoint ? exit.Vector : 1000 + (ulong)exit.Reason;
        outcome.Error = exit.ErrorCode;
        outcome.Address = exit.FaultAddress;
        outcome.MemoryHash = MemoryPattern.Hash(Memory());
        FxImage.Store(in state, new Span<byte>(outcome.Fx, 512));
        return outcome;
    }

    /// <summary>The writable pages as the last case left them.</summary>
    public byte[] Memory() => _memory.Read(Layout.Data, Layout.DataSize);

    /// <inheritdoc/>
    public void Dispose()
    {
        _processor.Dispose();
        _code.Dispose();
        _memory.Dispose();
    }
}
