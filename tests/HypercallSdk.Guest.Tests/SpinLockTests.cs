using HypercallSdk.Abi;

namespace HypercallSdk.Guest.Tests;

/// <summary>Handlers are atomic here: a lock that is found taken can never become free, so it is explained and not waited for.</summary>
public sealed class SpinLockTests
{
    [Fact]
    public void A_lock_is_taken_and_given_back()
    {
        using var machine = new FakeMachine();
        SpinLock spinLock = default;
        spinLock.Acquire();
        Assert.True(spinLock.IsHeld);
        Assert.False(spinLock.TryAcquire());
        spinLock.Release();
        Assert.True(spinLock.TryAcquire());
        Assert.Equal("", machine.ConsoleText);
    }

    [Theory]
    [InlineData(0, "vCPU 0 takes a spinlock that vCPU 0 holds and cannot give back\n")]
    [InlineData(3, "vCPU 3 takes a spinlock that vCPU 0 holds and cannot give back\n")]
    public void A_lock_found_taken_is_explained_and_crashes_the_domain(int vcpu, string explanation)
    {
        using var machine = new FakeMachine();
        SpinLock spinLock = default;
        spinLock.Acquire();
        machine.RunningVcpu = vcpu;
        DomainEndedException ended = Assert.Throws<DomainEndedException>(() => spinLock.Acquire());
        Assert.Equal(ShutdownReason.Crash, ended.Reason);
        Assert.Equal(explanation, machine.ConsoleText);
    }

    [Fact]
    public void A_lock_that_is_not_held_cannot_be_given_back()
    {
        using var machine = new FakeMachine();
        SpinLock spinLock = default;
        Assert.Throws<DomainEndedException>(() => spinLock.Release());
        Assert.Equal("vCPU 0 gives back a spinlock that it does not hold\n", machine.ConsoleText);
    }
}
