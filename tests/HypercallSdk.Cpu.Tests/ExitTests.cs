using System.Collections.Generic;
using HypercallSdk.Cpu.Interpreting;
using HypercallSdk.Cpu.State;
using HypercallSdk.Cpu.Tests.Machine;
using static Iced.Intel.AssemblerRegisters;

namespace HypercallSdk.Cpu.Tests;

/// <summary>What is the owner's to handle comes out with the state that the processor would leave.</summary>
public sealed class ExitTests
{
    [Fact]
    public void Syscall_leaves_its_return_address_in_rcx_and_the_flags_in_r11()
    {
        using Bench bench = new(code =>
        {
            code.stc();
            code.syscall();
        });
        ProcessorExit exit = bench.Processor.Run(10);
        Assert.Equal((ExitReason.Syscall, 2L), (exit.Reason, exit.Executed));
        Assert.Equal((Bench.Code + 3, Bench.Code + 3, 0x203UL), (bench.State.Rip, bench.State.Rcx, bench.State.R11));
    }

    [Theory]
    [InlineData(new byte[] { 0xf4 }, ExceptionVector.GeneralProtection)] // hlt
    [InlineData(new byte[] { 0xfa }, ExceptionVector.GeneralProtection)] // cli
    [InlineData(new byte[] { 0xfb }, ExceptionVector.GeneralProtection)] // sti
    [InlineData(new byte[] { 0x0f, 0x22, 0xd8 }, ExceptionVector.GeneralProtection)] // mov cr3, rax
    [InlineData(new byte[] { 0x0f, 0x20, 0xc0 }, ExceptionVector.GeneralProtection)] // mov rax, cr0
    [InlineData(new byte[] { 0xec }, ExceptionVector.GeneralProtection)] // in al, dx
    [InlineData(new byte[] { 0x0f, 0x30 }, ExceptionVector.GeneralProtection)] // wrmsr
    [InlineData(new byte[] { 0x0f, 0x01, 0x10 }, ExceptionVector.GeneralProtection)] // lgdt [rax]
    [InlineData(new byte[] { 0x0f, 0x01, 0x38 }, ExceptionVector.GeneralProtection)] // invlpg [rax]
    [InlineData(new byte[] { 0x48, 0xcf }, ExceptionVector.GeneralProtection)] // iretq
    [InlineData(new byte[] { 0x0f, 0x31 }, ExceptionVector.GeneralProtection)] // rdtsc without a clock
    [InlineData(new byte[] { 0x0f, 0x0b }, ExceptionVector.InvalidOpcode)] // ud2
    [InlineData(new byte[] { 0x0f, 0x01, 0xd0 }, ExceptionVector.InvalidOpcode)] // xgetbv
    [InlineData(new byte[] { 0xf3, 0x48, 0x0f, 0xae, 0xd0 }, ExceptionVector.InvalidOpcode)] // wrfsbase rax
    [InlineData(new byte[] { 0x0f, 0xc7, 0xf0 }, ExceptionVector.InvalidOpcode)] // rdrand eax
    [InlineData(new byte[] { 0xc5, 0xf8, 0x77 }, ExceptionVector.InvalidOpcode)] // vzeroupper
    [InlineData(new byte[] { 0x06 }, ExceptionVector.InvalidOpcode)] // push es, not in 64-bit mode
    public void What_is_not_for_user_code_raises_its_exception_and_changes_nothing(byte[] code, byte vector)
    {
        using Bench bench = new([0x90, .. code]);
        ProcessorState before = bench.State;
        ProcessorExit exit = bench.Processor.Run(10);
        Assert.Equal((ExitReason.Trap, vector, 0u, 1L), (exit.Reason, exit.Vector, exit.ErrorCode, exit.Executed));
        Assert.Equal(Bench.Code + 1, bench.State.Rip);
        Assert.Equal(before.Rax, bench.State.Rax);
    }

    [Fact]
    public void Software_interrupts_and_breakpoints_are_told_apart_and_have_completed()
    {
        using Bench bench = new([0xcd, 0x80, 0xcc, 0xf1]);
        ProcessorExit exit = bench.Processor.Run(10);
        Assert.Equal((ExitReason.SoftwareInterrupt, (byte)0x80, Bench.Code + 2), (exit.Reason, exit.Vector, bench.State.Rip));
        exit = bench.Processor.Run(10);
        Assert.Equal((ExitReason.Breakpoint, ExceptionVector.Breakpoint, Bench.Code + 3), (exit.Reason, exit.Vector, bench.State.Rip));
        exit = bench.Processor.Run(10);
        Assert.Equal((ExitReason.Breakpoint, ExceptionVector.Debug, Bench.Code + 4), (exit.Reason, exit.Vector, bench.State.Rip));
    }

    [Fact]
    public void A_switched_away_unit_raises_its_exception_until_it_is_back()
    {
        using Bench bench = new(code =>
        {
            code.inc(rax);
            code.pxor(xmm0, xmm0);
            code.fld1();
            code.hlt();
        });
        bench.State.TaskSwitched = true;
        ProcessorExit exit = bench.Processor.Run(10);
        Assert.Equal((ExceptionVector.DeviceNotAvailable, 1L), (exit.Vector, exit.Executed));
        bench.State.TaskSwitched = false;
        exit = bench.Processor.Run(10);
        Assert.Equal((ExceptionVector.GeneralProtection, 2L), (exit.Vector, exit.Executed));
        bench.State.TaskSwitched = true;
        bench.State.Rip = Bench.Code + 3;
        Assert.Equal(ExceptionVector.DeviceNotAvailable, bench.Processor.Run(10).Vector);
    }

    [Fact]
    public void Faults_tell_access_mode_and_presence()
    {
        using Bench bench = new(code => code.mov(__dword_ptr[rax], ebx));
        bench.State.Rax = 0x123000;
        ProcessorExit exit = bench.Processor.Run(10);
        Assert.Equal((ExceptionVector.PageFault, 6u, 0x123000UL), (exit.Vector, exit.ErrorCode, exit.FaultAddress));

        bench.State.Mode = ProcessorMode.Kernel;
        bench.Memory.Map(0x123000, 4096, PageRights.Read);
        exit = bench.Processor.Run(10);
        Assert.Equal((ExceptionVector.PageFault, 3u), (exit.Vector, exit.ErrorCode));

        bench.State.Rip = Bench.Data;
        bench.State.Mode = ProcessorMode.User;
        exit = bench.Processor.Run(10);
        Assert.Equal((ExceptionVector.PageFault, 0x15u, Bench.Data, 0L), (exit.Vector, exit.ErrorCode, exit.FaultAddress, exit.Executed));
    }

    [Fact]
    public void Addresses_that_are_not_canonical_raise_protection_or_stack_faults()
    {
        using Bench bench = new(code =>
        {
            code.mov(eax, __dword_ptr[rbx]);
            code.mov(eax, __dword_ptr[rbp]);
        });
        bench.State.Rbx = 0x8000_0000_0000;
        bench.State.Rbp = 0x8000_0000_0000;
        Assert.Equal(ExceptionVector.GeneralProtection, bench.Processor.Run(10).Vector);
        bench.State.Rip += 2;
        Assert.Equal(ExceptionVector.StackFault, bench.Processor.Run(10).Vector);
    }

    [Fact]
    public void The_timestamp_counter_is_the_owners_clock()
    {
        using Bench bench = new(
            code =>
            {
                code.nop();
                code.nop();
                code.rdtsc();
                code.hlt();
            },
            new ProcessorOptions { TimestampCounter = completed => 0x5_0000_0000 + (ulong)completed });
        _ = bench.Processor.Run(10);
        Assert.Equal((2UL, 5UL), (bench.State.Rax, bench.State.Rdx));
    }

    [Fact]
    public void An_instruction_that_is_not_implemented_is_told_once()
    {
        List<string> told = [];
        using Bench bench = new([0x66, 0x0f, 0x38, 0xdc, 0xc1], new ProcessorOptions { Unimplemented = (address, text) => told.Add($"{address:x} {text}") }); // aesenc
        Assert.Equal(ExceptionVector.InvalidOpcode, bench.Processor.Run(10).Vector);
        Assert.Equal(ExceptionVector.InvalidOpcode, bench.Processor.Run(10).Vector);
        Assert.Equal([$"{Bench.Code:x} aesenc xmm0,xmm1"], told);
    }
}
