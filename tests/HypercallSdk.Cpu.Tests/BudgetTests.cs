using System;
using System.Linq;
using HypercallSdk.Cpu.Interpreting;
using HypercallSdk.Cpu.State;
using HypercallSdk.Cpu.Tests.Machine;
using static Iced.Intel.AssemblerRegisters;

namespace HypercallSdk.Cpu.Tests;

/// <summary>A run stops after exactly as many instructions as it may run, and goes on from there as if it had not.</summary>
public sealed class BudgetTests
{
    [Fact]
    public void A_run_stops_after_exactly_its_budget()
    {
        for (long budget = 1; budget < 60; budget++)
        {
            using Bench bench = new(code =>
            {
                for (int index = 0; index < 100; index++)
                {
                    code.inc(rax);
                }
            });
            ProcessorExit exit = bench.Processor.Run(budget);
            Assert.Equal((ExitReason.Budget, budget), (exit.Reason, exit.Executed));
            Assert.Equal((ulong)budget, bench.State.Rax);
            Assert.Equal(Bench.Code + (3 * (ulong)budget), bench.State.Rip);
        }
    }

    [Fact]
    public void A_comparison_and_its_branch_are_two_instructions()
    {
        using Bench bench = new(code =>
        {
            Iced.Intel.Label again = code.CreateLabel();
            code.Label(ref again);
            code.inc(rax);
            code.cmp(rax, 1000);
            code.jne(again);
            code.hlt();
        });
        for (int step = 0; step < 3000; step++)
        {
            Assert.Equal(1, bench.Processor.Run(1).Executed);
        }

        Assert.Equal(1000UL, bench.State.Rax);
        ProcessorExit exit = bench.Processor.Run(1);
        Assert.Equal((ExitReason.Trap, ExceptionVector.GeneralProtection, 0L), (exit.Reason, exit.Vector, exit.Executed));
    }

    [Fact]
    public void A_fault_counts_what_completed_before_it()
    {
        using Bench bench = new(code =>
        {
            code.inc(rax);
            code.inc(rax);
            code.mov(rbx, __[0x1234]);
        });
        ProcessorExit exit = bench.Processor.Run(100);
        Assert.Equal((ExitReason.Trap, ExceptionVector.PageFault, 4u, 0x1234UL, 2L), (exit.Reason, exit.Vector, exit.ErrorCode, exit.FaultAddress, exit.Executed));
        Assert.Equal(Bench.Code + 6, bench.State.Rip);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(4000)]
    public void A_repeated_move_goes_on_where_the_budget_stopped_it(long budget)
    {
        using Bench bench = new(code =>
        {
            code.rep.movsb();
            code.inc(rax);
            code.hlt();
        });
        byte[] data = [.. Enumerable.Range(0, 3000).Select(index => (byte)(index * 7))];
        bench.Memory.Write(Bench.Data, data);
        bench.State.Rsi = Bench.Data;
        bench.State.Rdi = Bench.Data + 4100;
        bench.State.Rcx = 3000;
        long executed = 0;
        ProcessorExit exit;
        do
        {
            exit = bench.Processor.Run(budget);
            executed += exit.Executed;
            Assert.True(exit.Reason == ExitReason.Trap || exit.Executed == budget);
            Assert.Equal(3000 - Math.Min(executed, 3000), (long)bench.State.Rcx);
        }
        while (exit.Reason == ExitReason.Budget);

        Assert.Equal(3001, executed);
        Assert.Equal(data, bench.Memory.Read(Bench.Data + 4100, 3000));
    }

    [Fact]
    public void A_repeated_store_that_faults_has_done_its_completed_iterations()
    {
        using Bench bench = new(code => code.rep.stosq());
        bench.State.Rdi = Bench.Data + 8192 - 40;
        bench.State.Rcx = 100;
        bench.State.Rax = ulong.MaxValue;
        ProcessorExit exit = bench.Processor.Run(1000);
        Assert.Equal((ExceptionVector.PageFault, 6u, Bench.Data + 8192, 5L), (exit.Vector, exit.ErrorCode, exit.FaultAddress, exit.Executed));
        Assert.Equal((95UL, Bench.Data + 8192, Bench.Code), (bench.State.Rcx, bench.State.Rdi, bench.State.Rip));
    }

    [Fact]
    public void The_running_loop_allocates_nothing()
    {
        using Bench bench = new(code =>
        {
            Iced.Intel.Label again = code.CreateLabel();
            code.Label(ref again);
            code.inc(__qword_ptr[rbx]);
            code.push(rax);
            code.pop(rcx);
            code.jmp(again);
        });
        bench.State.Rbx = Bench.Data;
        _ = bench.Processor.Run(10_000);
        long before = GC.GetAllocatedBytesForCurrentThread();
        _ = bench.Processor.Run(1_000_000);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
