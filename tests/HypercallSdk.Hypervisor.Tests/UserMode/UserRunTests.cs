using System;
using HypercallSdk.Abi;
using HypercallSdk.Guest;
using HypercallSdk.Hypervisor.Domains;
using HypercallSdk.Hypervisor.Traps;

namespace HypercallSdk.Hypervisor.Tests;

/// <summary>
/// User code is preempted at an exact instruction, its state is its own, and what it runs is what memory holds, whoever wrote it
/// through whichever mapping; a translation goes when it is flushed, not before.
/// </summary>
public sealed class UserRunTests
{
    private const ulong Code = 0x40_0000;
    private const int Syscall = KernelEntry.Syscall;

    // inc rcx; jmp to the start
    private static readonly byte[] _count = [0x48, 0xff, 0xc1, 0xeb, 0xfb];

    [Fact]
    public void A_timer_preempts_a_loop_at_the_instruction_that_its_time_says()
    {
        // Two instructions a round, a nanosecond each: what it counted is half of what passed.
        (ulong first, ulong deadline) = CountUntil(50_000);
        for (ulong more = 1; more <= 20; more++)
        {
            (ulong counted, ulong time) = CountUntil(50_000 + more);
            Assert.Equal(deadline + more, time);
            Assert.Equal(first + ((more + 1) / 2), counted);
        }

        Assert.InRange(first, 23_000UL, 25_000UL);
    }

    [Fact]
    public void An_instruction_costs_what_the_cost_model_says()
    {
        (ulong cheap, _) = CountUntil(100_000);
        (ulong dear, _) = CountUntil(100_000, new HostOptions { Costs = new() { Instruction = 10 } });
        Assert.InRange(dear, (cheap / 10) - 1, (cheap / 10) + 1);
    }

    [Fact]
    public void The_time_stamp_counter_counts_the_instructions_before_it()
    {
        using Host host = new();
        UserProbe user = UserProbe.Boot(host);
        user.Run([0x0f, 0x31, 0x89, 0xc3, 0x90, 0x90, 0x90, 0x0f, 0x31, 0x29, 0xd8, 0x0f, 0x05]); // rdtsc; mov ebx, eax; nop * 3; rdtsc; sub eax, ebx; syscall
        Assert.Equal(5UL, user.Frame.Rax);
    }

    [Fact]
    public void Masked_upcalls_wait_until_user_code_unmasks_by_a_call()
    {
        using Host host = new();
        UserProbe user = UserProbe.Boot(host);
        user.Write(_count);
        user.Kernel.Context = UserContext.Create(UserProbe.Code, UserProbe.Data);
        user.Frame.Rflags &= ~TrapDelivery.InterruptFlag;
        user.Guest.InGuest(() => Assert.Equal(HypercallResult.Success, Timers.SetOneShot(Timers.SystemTime + 10_000)));
        user.Start();
        for (int step = 0; step < 20; step++)
            Assert.True(host.Step());

        Assert.Equal(0, user.Kernel.Stops);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void One_seed_is_one_run(int cpus)
    {
        UInt128 first = RunMany(7, cpus);
        Assert.Equal(first, RunMany(7, cpus));
        Assert.NotEqual(first, RunMany(8, cpus));
    }

    [Fact]
    public void The_state_hash_has_what_user_mode_has()
    {
        using Host host = new();
        UserProbe user = UserProbe.Boot(host);
        UInt128 before = host.StateHash();
        user.Guest.Vcpu.Processor.State.FsBase = 0x1000;
        UInt128 based = host.StateHash();
        user.Guest.Vcpu.Processor.State.Mxcsr ^= 0x40;
        UInt128 rounded = host.StateHash();
        user.Guest.Vcpu.Processor.State.TaskSwitched = true;
        UInt128 switched = host.StateHash();
        Assert.DoesNotContain(before, new[] { based, rounded, switched });
        Assert.DoesNotContain(based, new[] { rounded, switched });
        Assert.NotEqual(rounded, switched);
    }

    [Fact]
    public void The_task_switched_flag_traps_once_and_is_cleared_for_the_handler()
    {
        using Host host = new();
        UserProbe user = UserProbe.Boot(host);
        user.Guest.InGuest(static () => Assert.Equal(HypercallResult.Success, FpuTaskSwitch.Set(1)));
        user.Run([0x66, 0x0f, 0xef, 0xc0, 0x0f, 0x05]); // pxor xmm0, xmm0; syscall
        Assert.Equal((7UL, Code), (user.Kernel.Vector, user.Frame.Rip));
        user.Resume();
        Assert.Equal(((ulong)Syscall, Code + 6), (user.Kernel.Vector, user.Frame.Rip));
    }

    [Fact]
    public void A_context_keeps_the_x87_and_sse_registers_and_the_bases()
    {
        using Host host = new();
        UserProbe user = UserProbe.Boot(host);

        // movq xmm3, rdi; fld1; syscall; movq rsi, xmm3; fistp qword [rsp-8]; mov rdx, [rsp-8]; mov rbx, fs:[0]; mov rbp, gs:[0]; syscall
        user.Write(Convert.FromHexString("66480f6edf" + "d9e8" + "0f05" + "66480f7ede" + "df7c24f8" + "488b5424f8" + "64488b1c2500000000" + "65488b2c2500000000" + "0f05"));
        user.Kernel.Context = UserContext.Create(UserProbe.Code, UserProbe.Data + Page.Size);
        user.Kernel.Context.FsBase = UserProbe.Data.Value;
        user.Kernel.Context.GsBase = UserProbe.Data.Value + 8;
        user.Frame.Rdi = 0x1122;
        user.Guest.InGuest(() =>
        {
            KernelMemory.AddressOf(user.DataFrame).As<ulong>().Write(0xf5);
            (KernelMemory.AddressOf(user.DataFrame) + 8).As<ulong>().Write(0x65);
        });
        user.Resume();
        UserContext kept = user.Kernel.Context;

        // Another one in between leaves nothing of it.
        user.Run(Convert.FromHexString("660fefdb" + "d9ee" + "64488b1c25000000000f05"));
        Assert.Equal((14UL, 0UL), (user.Kernel.Vector, user.Kernel.FaultAddress));
        user.Kernel.Context = kept;
        user.Write(Convert.FromHexString("66480f6edf" + "d9e8" + "0f05" + "66480f7ede" + "df7c24f8" + "488b5424f8" + "64488b1c2500000000" + "65488b2c2500000000" + "0f05"));
        user.Resume();
        Assert.Equal((0x1122UL, 1UL, 0xf5UL, 0x65UL), (user.Frame.Rsi, user.Frame.Rdx, user.Frame.Rbx, user.Frame.Rbp));
    }

    [Fact]
    public void A_base_that_is_not_canonical_and_a_segment_that_is_none_are_refused()
    {
        using Host host = new();
        GuestProbe guest = GuestProbe.Boot(host);
        Assert.Equal("the address is not canonical", guest.AssertRefused(XenErrno.InvalidArgument, static () => SegmentBase.Set(SegmentBaseKind.Fs, 1UL << 63)).Rule);
        Assert.Equal("there is no such segment", guest.AssertRefused(XenErrno.InvalidArgument, static () => SegmentBase.Set((SegmentBaseKind)4, 0)).Rule);
        Assert.Equal(HypercallResult.Success, guest.Call(static () => SegmentBase.Set(SegmentBaseKind.GsUserSelector, 0)));
    }

    [Fact]
    public void Suspending_and_resuming_a_domain_leaves_its_user_code_where_it_was()
    {
        using Host host = new();
        UserProbe user = UserProbe.Boot(host);
        user.Write(_count);
        user.Kernel.Context = UserContext.Create(UserProbe.Code, UserProbe.Data);
        user.Start();
        Assert.True(host.Step());
        ulong counted = user.Guest.Vcpu.Traps.Context.Rcx;
        Domain domain = user.Guest.Domain;
        domain.Suspend();
        Assert.Equal(counted, user.Guest.Vcpu.Traps.Context.Rcx);
        domain.Resume();
        user.Guest.InGuest(static () => { });
        Assert.True(host.Step());
        Assert.True(user.Guest.Vcpu.Traps.Context.Rcx > counted);
        Assert.Null(domain.CrashReport?.ToString());
    }

    private static (ulong Counted, ulong Time) CountUntil(ulong after, HostOptions? options = null)
    {
        using Host host = new(options);
        UserProbe user = UserProbe.Boot(host);
        user.Write(_count);
        user.Kernel.Context = UserContext.Create(UserProbe.Code, UserProbe.Data);
        ulong deadline = 0;
        user.Guest.InGuest(() =>
        {
            deadline = Timers.SystemTime + after;
            Assert.Equal(HypercallResult.Success, Timers.SetOneShot(deadline));
        });
        user.Resume();
        Assert.Equal((ulong)KernelEntry.Upcall, user.Kernel.Vector);
        return (user.Frame.Rcx, user.Kernel.SystemTime);
    }

    private static UInt128 RunMany(ulong seed, int cpus)
    {
        using Host host = new(new HostOptions { Seed = seed, PhysicalCpus = cpus });
        var users = new UserProbe[4];
        for (int index = 0; index < users.Length; index++)
        {
            users[index] = UserProbe.Boot(host);
            users[index].Write(_count);
            users[index].Kernel.Context = UserContext.Create(UserProbe.Code, UserProbe.Data);
        }

        for (int index = 0; index < users.Length; index++)
        {
            ulong wait = (ulong)(index + 1) * 17_000_000;
            users[index].Guest.InGuest(() => Assert.Equal(HypercallResult.Success, Timers.SetOneShot(Timers.SystemTime + wait)));
            users[index].Start();
        }

        host.Run();
        Assert.All(users, static user => Assert.Equal(1, user.Kernel.Stops));
        return host.StateHash();
    }
}
