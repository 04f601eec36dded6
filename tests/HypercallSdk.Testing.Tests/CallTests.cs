using System;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor;
using HypercallSdk.Hypervisor.Domains;

namespace HypercallSdk.Testing.Tests;

/// <summary>A test's own code as the guest's, and a kernel's system calls.</summary>
public sealed class CallTests
{
    [Fact]
    public void A_hypercall_of_the_guests_is_answered_and_its_refusal_explained()
    {
        using Guest<TalkingKernel> guest = Guest.Boot<TalkingKernel>(seed: 7);
        Assert.True(guest.Call(static () => XenVersion.Version()).Value > 0);
        var send = new EventChannelSend { Port = new Port(999) };
        Assert.Equal(XenErrno.InvalidArgument, guest.Call(() => EventChannelOp.Send(in send)).Error);
        Refusal refusal = Assert.Single(guest.Refusals);
        Assert.Equal("EventChannelOp.Send", refusal.Operation);
    }

    [Fact]
    public void What_the_tests_code_throws_is_the_tests_and_does_not_crash_the_guest()
    {
        using Guest<TalkingKernel> guest = Guest.Boot<TalkingKernel>(seed: 7);
        Assert.Equal("mine", Assert.Throws<FormatException>(() => guest.Execute(static () => throw new FormatException("mine"))).Message);
        Assert.Null(guest.ExitReason);
    }

    [Fact]
    public void A_crash_by_the_tests_code_is_a_failure_unless_it_is_expected()
    {
        using Guest<TalkingKernel> guest = Guest.Boot<TalkingKernel>(seed: 7);
        Assert.Contains("Waited for the test's own code to return: TalkingKernel (d0) crashed first", Assert.Throws<GuestFailureException>(() => guest.Execute(static () => new GuestPointer<int>(0x1000).Write(1))).Summary, StringComparison.Ordinal);

        using Guest<TalkingKernel> other = Guest.Boot<TalkingKernel>(seed: 7);
        other.MayCrash = true;
        other.Execute(static () => new GuestPointer<int>(0x1000).Write(1));
        Assert.True(other.HasCrashed);
        other.RunUntilText("fault address 1000");
    }

    [Fact]
    public void Code_of_the_tests_runs_between_two_handlers_of_a_guest_that_is_there()
    {
        using var machine = new Machine(seed: 7);
        Guest<TalkingKernel> guest = machine.Create<TalkingKernel>();
        Assert.Contains("has not booted", Assert.Throws<InvalidOperationException>(() => guest.Execute(static () => { })).Message, StringComparison.Ordinal);
        machine.RunUntilIdle();
        guest.Domain.Pause();
        Assert.Contains("is paused", Assert.Throws<InvalidOperationException>(() => guest.Execute(static () => { })).Message, StringComparison.Ordinal);
        guest.Domain.Unpause();
        Assert.Contains("inside a handler", Assert.Throws<InvalidOperationException>(() => guest.Execute(() => guest.Execute(static () => { }))).Message, StringComparison.Ordinal);
        guest.Kill();
        Assert.Contains("has ended", Assert.Throws<InvalidOperationException>(() => guest.Execute(static () => { })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_system_call_has_its_arguments_in_Linuxs_order_and_its_answer_in_RAX()
    {
        const long Enosys = -38;
        using Guest<CallingKernel> guest = Guest.Boot<CallingKernel>(seed: 7);
        Assert.Equal(654_321, guest.Syscall(1, 1, 2, 3, 4, 5, 6));
        Assert.Equal(21, guest.Syscall(1, 1, 2));
        Assert.Equal(2, guest.Kernel.Calls);
        Assert.Equal(Enosys, guest.Syscall(99));
        Assert.Throws<ArgumentException>(() => guest.Syscall(1, 1, 2, 3, 4, 5, 6, 7));
    }

    [Fact]
    public void A_system_call_that_does_not_come_back_is_a_failure()
    {
        using Guest<CallingKernel> guest = Guest.Boot<CallingKernel>(seed: 7);
        Assert.StartsWith("System call 2 of CallingKernel (d0) did not return to its caller", Assert.Throws<GuestFailureException>(() => guest.Syscall(2)).Summary, StringComparison.Ordinal);
        Assert.Equal(21, guest.Syscall(1, 1, 2));
        Assert.StartsWith("Waited for system call 3 to return: CallingKernel (d0) crashed first", Assert.Throws<GuestFailureException>(() => guest.Syscall(3)).Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void A_kernel_without_system_calls_says_so()
    {
        using Guest<TalkingKernel> guest = Guest.Boot<TalkingKernel>(seed: 7, new DomainConfig { MemoryMegabytes = 8 });
        Assert.Contains("TalkingKernel has no [SyscallHandler]", Assert.Throws<InvalidOperationException>(() => guest.Syscall(1)).Message, StringComparison.Ordinal);
    }
}
