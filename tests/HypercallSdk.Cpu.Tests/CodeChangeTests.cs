using HypercallSdk.Cpu.Decoding;
using HypercallSdk.Cpu.Interpreting;
using HypercallSdk.Cpu.State;
using HypercallSdk.Cpu.Tests.Machine;
using static Iced.Intel.AssemblerRegisters;

namespace HypercallSdk.Cpu.Tests;

/// <summary>Code that changes is decoded anew: by its own stores, another's, or a change of mapping.</summary>
public sealed class CodeChangeTests
{
    [Fact]
    public void A_store_changes_the_running_block()
    {
        // The immediate of the mov after the store, in the same block.
        using Bench bench = new(code =>
        {
            code.mov(__dword_ptr[Bench.Code + 0xc], 0x1234);
            code.mov(eax, 1);
            code.hlt();
        });
        byte[] code = bench.Memory.Read(Bench.Code, 32);
        int at = System.Array.IndexOf(code, (byte)0xb8) + 1;
        bench.Memory.Write(Bench.Code, Bench.Assemble(code =>
        {
            code.mov(__dword_ptr[Bench.Code + (ulong)at], 0x1234);
            code.mov(eax, 1);
            code.hlt();
        }));
        ProcessorExit exit = bench.Processor.Run(100);
        Assert.Equal((ExceptionVector.GeneralProtection, 2L), (exit.Vector, exit.Executed));
        Assert.Equal(0x1234UL, bench.State.Rax);
    }

    [Fact]
    public void A_loop_that_counts_its_own_immediate_up_sees_each_step()
    {
        using Bench bench = new(code =>
        {
            Iced.Intel.Label again = code.CreateLabel();
            Iced.Intel.Label patched = code.CreateLabel();
            code.xor(ebx, ebx);
            code.Label(ref again);
            code.lea(rdx, __[patched]);
            code.inc(__dword_ptr[rdx + 1]);
            code.Label(ref patched);
            code.mov(eax, 0);
            code.add(rbx, rax);
            code.cmp(eax, 50);
            code.jne(again);
            code.hlt();
        });
        Assert.Equal(ExceptionVector.GeneralProtection, bench.Processor.Run(10_000).Vector);
        Assert.Equal(50UL * 51 / 2, bench.State.Rbx);
    }

    [Fact]
    public void A_store_through_another_address_of_the_frame_is_seen()
    {
        const ulong Alias = 0x70_0000;
        using Bench bench = new(code =>
        {
            code.mov(eax, 1);
            code.cmp(__qword_ptr[rbx], 0);
            code.mov(__byte_ptr[rbx + 1], 2);
            code.jmp(Bench.Code);
        });
        bench.Memory.MapAlias(Alias, Bench.Code, PageRights.ReadWrite);
        bench.State.Rbx = Alias;
        Assert.Equal(5, bench.Processor.Run(5).Executed);
        Assert.Equal(2UL, bench.State.Rax);
    }

    [Fact]
    public void Code_written_by_the_owner_is_dropped_when_it_says_so()
    {
        using Bench bench = new(code =>
        {
            code.mov(eax, 1);
            code.hlt();
        });
        _ = bench.Processor.Run(10);
        Assert.Contains(bench.Memory.FrameOf(Bench.Code), bench.Memory.CodeFrames);
        bench.Memory.Write(Bench.Code + 1, [9]);
        bench.Decoded.FrameWritten(bench.Memory.FrameOf(Bench.Code));
        bench.State.Rip = Bench.Code;
        _ = bench.Processor.Run(10);
        Assert.Equal(9UL, bench.State.Rax);
    }

    [Fact]
    public void Another_frame_at_the_address_is_other_code()
    {
        using Bench bench = new(code =>
        {
            code.mov(eax, 1);
            code.hlt();
        });
        bench.Memory.Write(Bench.Data, Bench.Assemble(code =>
        {
            code.mov(eax, 2);
            code.hlt();
        }));
        _ = bench.Processor.Run(10);
        bench.Memory.MapAlias(Bench.Code, Bench.Data, PageRights.ReadExecute);
        bench.Processor.Invalidate(Bench.Code);
        bench.State.Rip = Bench.Code;
        _ = bench.Processor.Run(10);
        Assert.Equal(2UL, bench.State.Rax);
    }

    [Fact]
    public void An_instruction_across_two_pages_follows_the_second_pages_mapping()
    {
        const ulong Edge = Bench.Code + 4096;
        using Bench bench = new([]);
        byte[] code = Bench.Assemble(code =>
        {
            code.mov(eax, 0x11111111);
            code.hlt();
        });
        bench.Memory.Write(Edge - 2, code);
        bench.State.Rip = Edge - 2;
        Assert.Equal(1, bench.Processor.Run(10).Executed);
        Assert.Equal(0x11111111UL, bench.State.Rax);

        bench.Memory.Write(Bench.Data, [0x22, 0x22, 0x22, 0xf4]);
        bench.Memory.MapAlias(Edge, Bench.Data, PageRights.ReadExecute);
        bench.Processor.Invalidate(Edge);
        bench.State.Rip = Edge - 2;
        Assert.Equal(1, bench.Processor.Run(10).Executed);
        Assert.Equal(0x22222211UL, bench.State.Rax);

        bench.Memory.Unmap(Edge, 4096);
        bench.Processor.Invalidate(Edge);
        bench.State.Rip = Edge - 2;
        ProcessorExit exit = bench.Processor.Run(10);
        Assert.Equal((ExceptionVector.PageFault, 0x14u, Edge), (exit.Vector, exit.ErrorCode, exit.FaultAddress));
        Assert.Equal(Edge - 2, bench.State.Rip);
    }

    [Fact]
    public void A_store_of_one_processor_changes_the_code_of_another()
    {
        using Bench bench = new(code =>
        {
            code.mov(eax, 1);
            code.hlt();
        });
        bench.Memory.Write(Bench.Code + 4096, Bench.Assemble(code =>
        {
            code.mov(__byte_ptr[rbx], 7);
            code.hlt();
        }));
        using Processor other = new(bench.Memory, bench.Decoded, new ProcessorOptions());

        // The other's table of writes has the page from before it was code.
        other.State.Rip = Bench.Code + 4096;
        other.State.Rbx = Bench.Code + 200;
        _ = other.Run(10);
        _ = bench.Processor.Run(10);
        other.State.Rip = Bench.Code + 4096;
        other.State.Rbx = Bench.Code + 1;
        _ = other.Run(10);
        bench.State.Rip = Bench.Code;
        _ = bench.Processor.Run(10);
        Assert.Equal(7UL, bench.State.Rax);
    }

    [Fact]
    public void A_full_cache_starts_anew()
    {
        using FlatMemory memory = new();
        using CodeCache decoded = new(64 << 10);
        using Processor processor = new(memory, decoded, new ProcessorOptions());
        memory.Map(Bench.Code, 64 * 4096, PageRights.All);
        for (int page = 0; page < 64; page++)
        {
            ulong at = Bench.Code + (4096 * (ulong)page);
            memory.Write(at, Bench.Assemble(
                code =>
                {
                    for (int index = 0; index < 100; index++)
                    {
                        code.inc(rax);
                    }

                    code.jmp(page == 63 ? Bench.Code : at + 4096);
                },
                at));
        }

        processor.State.Rip = Bench.Code;
        Assert.Equal(64 * 101 * 5, processor.Run(64 * 101 * 5).Executed);
        Assert.Equal(64UL * 100 * 5, processor.State.Rax);
    }
}
