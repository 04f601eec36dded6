using System;
using HypercallSdk.Cpu.Decoding;
using HypercallSdk.Cpu.Interpreting;
using HypercallSdk.Cpu.State;
using Iced.Intel;

namespace HypercallSdk.Cpu.Tests.Machine;

/// <summary>A processor with a page of code, a page of data and a page of stack, for tests of a few instructions.</summary>
internal sealed class Bench : IDisposable
{
    /// <summary>Where code starts.</summary>
    public const ulong Code = 0x40_0000;

    /// <summary>Where data starts.</summary>
    public const ulong Data = 0x50_0000;

    /// <summary>Where the stack ends.</summary>
    public const ulong StackEnd = 0x60_1000;

    private readonly CodeCache _code = new(1 << 20);

    /// <summary>A bench with code that an assembler made.</summary>
    public Bench(Action<Assembler> program, ProcessorOptions? options = null)
        : this(Assemble(program), options)
    {
    }

    /// <summary>A bench with code as bytes.</summary>
    public Bench(byte[] code, ProcessorOptions? options = null)
    {
        Memory.Map(Code, 2 * 4096, PageRights.All);
        Memory.Map(Data, 2 * 4096, PageRights.ReadWrite);
        Memory.Map(StackEnd - 4096, 4096, PageRights.ReadWrite);
        Memory.Write(Code, code);
        Processor = new Processor(Memory, _code, options ?? new ProcessorOptions());
        Processor.State.Rip = Code;
        Processor.State.Rsp = StackEnd;
    }

    /// <summary>Its memory.</summary>
    public FlatMemory Memory { get; } = new();

    /// <summary>Its decoded code.</summary>
    public CodeCache Decoded => _code;

    /// <summary>What runs it.</summary>
    public Processor Processor { get; }

    /// <summary>Its state.</summary>
    public ref ProcessorState State => ref Processor.State;

    /// <summary>Code from an assembler.</summary>
    public static byte[] Assemble(Action<Assembler> program, ulong address = Code)
    {
        Assembler assembler = new(64);
        program(assembler);
        using System.IO.MemoryStream stream = new();
        _ = assembler.Assemble(new StreamCodeWriter(stream), address);
        return stream.ToArray();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Processor.Dispose();
        _code.Dispose();
        Memory.Dispose();
    }
}
