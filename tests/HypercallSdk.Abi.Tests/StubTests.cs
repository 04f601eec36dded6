using System;
using System.Runtime.CompilerServices;
using HypercallSdk.Abi.Tests.Gates;

namespace HypercallSdk.Abi.Tests;

/// <summary>Abi's own stubs place what Xen expects where Xen expects it.</summary>
public sealed class StubTests
{
    [Fact]
    public void A_structure_is_passed_by_its_address_and_taken_back()
    {
        using RecordingGate gate = new();
        gate.Handler = static call =>
        {
            ref EventChannelAllocateUnbound argument = ref call.At<EventChannelAllocateUnbound>(call.Registers.Rsi);
            Assert.Equal(DomainId.Self, argument.Domain);
            Assert.Equal(new DomainId(3), argument.RemoteDomain);
            argument.Port = new Port(9);
            return 0;
        };

        EventChannelAllocateUnbound op = new() { Domain = DomainId.Self, RemoteDomain = new DomainId(3) };
        Assert.True(EventChannelOp.AllocateUnbound(ref op).IsSuccess);
        Assert.Equal(new Port(9), op.Port);
        HypercallRegisters registers = Assert.Single(gate.Calls);
        Assert.Equal((32UL, 6UL), (registers.Rax, registers.Rdi));
        Assert.Equal(0U, gate.ArgumentTop);
    }

    [Fact]
    public void A_structure_that_is_only_filled_has_room_of_its_own_and_starts_as_zeros()
    {
        using RecordingGate gate = new();
        gate.At<ulong>(RecordingGate.Base) = ulong.MaxValue;
        gate.Handler = static call =>
        {
            Assert.True(call.ArgumentTop >= Unsafe.SizeOf<XenCompileInfo>(), $"only {call.ArgumentTop} bytes are taken");
            Assert.Equal(0UL, call.At<ulong>(call.Registers.Rsi));
            return -(long)XenErrno.BadAddress;
        };
        Assert.Equal(XenErrno.BadAddress, XenVersion.CompileInfo(out XenCompileInfo info).Error);
        Assert.Equal(0, info.Compiler[0]);
    }

    [Fact]
    public void Console_io_has_its_count_before_its_pointer()
    {
        using RecordingGate gate = new();
        gate.Handler = static call => call.At<byte>(call.Registers.Rdx + 1);
        Assert.Equal('o', ConsoleIo.Write("no"u8).Value);
        HypercallRegisters registers = Assert.Single(gate.Calls);
        Assert.Equal((18UL, 0UL, 2UL), (registers.Rax, registers.Rdi, registers.Rsi));
    }

    [Fact]
    public void A_trap_table_ends_with_an_entry_whose_address_is_zero_right_behind_the_last()
    {
        using RecordingGate gate = new();
        gate.Handler = static call =>
        {
            Assert.Equal(14, call.At<TrapInfo>(call.Registers.Rdi).Vector);
            Assert.Equal(13, call.At<TrapInfo>(call.Registers.Rdi + 16).Vector);
            Assert.Equal(0UL, call.At<TrapInfo>(call.Registers.Rdi + 32).Address);
            return 0;
        };
        TrapInfo[] entries = [new() { Vector = 14, Address = 1 }, new() { Vector = 13, Address = 2 }];
        Assert.True(TrapTable.Set(entries).IsSuccess);
    }

    [Fact]
    public void No_trap_table_is_a_null_pointer()
    {
        using RecordingGate gate = new();
        Assert.True(TrapTable.Set(default).IsSuccess);
        Assert.Equal(0UL, Assert.Single(gate.Calls).Rdi);
    }

    [Fact]
    public void A_count_that_nobody_asks_for_is_a_null_pointer()
    {
        using RecordingGate gate = new();
        MmuExtendedOperation[] operations = [new() { Command = MmuExtendedCommand.TlbFlushLocal }];
        Assert.True(MmuExtOp.Execute(operations, out Unsafe.NullRef<uint>(), DomainId.Self).IsSuccess);
        HypercallRegisters registers = Assert.Single(gate.Calls);
        Assert.Equal((26UL, 1UL, 0UL, 0x7ff0UL), (registers.Rax, registers.Rsi, registers.Rdx, registers.R10));
    }

    [Fact]
    public void The_page_size_is_asked_for_with_a_null_pointer()
    {
        using RecordingGate gate = new();
        gate.Registers.Rsi = 0xdead;
        _ = XenVersion.PageSize();
        Assert.Equal((17UL, 7UL, 0UL), (gate.Calls[0].Rax, gate.Calls[0].Rdi, gate.Calls[0].Rsi));
    }

    [Fact]
    public void A_deadline_before_time_0_keeps_its_sign()
    {
        using RecordingGate gate = new();
        _ = Abi.Timer.Set(-1);
        Assert.Equal(ulong.MaxValue, Assert.Single(gate.Calls).Rdi);
    }

    [Theory]
    [InlineData(ShutdownReason.PowerOff)]
    [InlineData(ShutdownReason.Reboot)]
    [InlineData(ShutdownReason.Crash)]
    public void An_ending_asks_again_until_the_domain_has_ended(ShutdownReason reason)
    {
        using RecordingGate gate = new();
        gate.Handler = call =>
        {
            Assert.Equal((29UL, 2UL), (call.Registers.Rax, call.Registers.Rdi));
            Assert.Equal(reason, call.At<SchedShutdown>(call.Registers.Rsi).Reason);
            return call.Calls.Count < 3 ? 0 : throw new OperationCanceledException();
        };
        Action end = reason switch
        {
            ShutdownReason.PowerOff => SchedOp.PowerOff,
            ShutdownReason.Reboot => SchedOp.Reboot,
            _ => SchedOp.Crash,
        };
        Assert.Throws<OperationCanceledException>(end);
        Assert.Equal(3, gate.Calls.Count);
    }

    [Fact]
    public void A_suspend_passes_start_info_in_the_third_register_and_returns()
    {
        using RecordingGate gate = new();
        gate.Handler = static _ => 1;
        Assert.Equal(1, SchedOp.Suspend(new MachineFrame(0x77)).Value);
        Assert.Equal(0x77UL, Assert.Single(gate.Calls).Rdx);
    }

    [Fact]
    public void A_result_from_minus_4095_to_minus_1_is_an_error()
    {
        Assert.Equal(XenErrno.InvalidArgument, new HypercallResult(-22).Error);
        Assert.True(new HypercallResult(-4095).IsError);
        Assert.False(new HypercallResult(-4096).IsError);
        Assert.False(new HypercallResult(0).IsError);
        HypercallResult refused = XenErrno.Busy;
        Assert.Equal(-16, refused.Value);
    }
}
