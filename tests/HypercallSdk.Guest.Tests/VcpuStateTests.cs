using System.Collections.Generic;
using HypercallSdk.Abi;

namespace HypercallSdk.Guest.Tests;

/// <summary>What each vCPU has for itself, and what they share: interrupts, time, <c>vcpu_info</c>.</summary>
public sealed class VcpuStateTests
{
    [Fact]
    public void An_interrupt_to_a_vcpu_that_was_never_started_is_refused()
    {
        using FakeMachine machine = With(ipiPort: 5);
        Assert.Equal(XenErrno.NotFound, Events.SendIpi(1, 0).Error);
        Assert.Equal(XenErrno.NotFound, Events.SendIpi(256, 0).Error);
        Assert.Equal(XenErrno.NotFound, Events.SendIpi(-1, 0).Error);
    }

    [Fact]
    public void An_interrupt_that_the_kernel_does_not_have_is_refused()
    {
        using FakeMachine machine = With(ipiPort: 5);
        VcpuStates.MarkPrepared(1);
        Assert.Equal(XenErrno.NotFound, Events.SendIpi(1, 3).Error);
        Assert.Equal(XenErrno.NotFound, Events.SendIpi(1, IpiPorts.Count).Error);
    }

    [Fact]
    public void An_interrupt_that_is_sent_before_it_is_bound_arrives_once_it_is()
    {
        using FakeMachine machine = With(ipiPort: 5);
        VcpuStates.MarkPrepared(1);
        int sent = 0;
        machine.Notified = () => sent++;
        Assert.True(Events.SendIpi(1, 0).IsSuccess);
        Assert.True(Events.SendIpi(1, 0).IsSuccess);
        Assert.Equal(0, sent);
        Ipis.Open(1, 0, new Port(9));
        Assert.Equal(1, sent);
        Assert.True(Events.SendIpi(1, 0).IsSuccess);
        Assert.Equal(2, sent);
    }

    /// <summary>vCPU 0's stamp is a thousand nanoseconds ahead of vCPU 1's: what vCPU 0 has seen, vCPU 1 sees too.</summary>
    [Fact]
    public void Time_does_not_go_back_from_one_vcpu_to_another()
    {
        using var machine = new FakeMachine();
        for (int vcpu = 0; vcpu < 2; vcpu++)
        {
            ref VcpuTimeInfo time = ref machine.SharedInfo.Vcpus[vcpu].Time;
            time.SystemTime = vcpu == 0 ? 11_000u : 10_000u;
            time.TscToSystemMultiplier = 1u << 31;
            time.TscShift = 1;
        }

        VcpuStates.MarkPrepared(1);
        GuestLibraryState.Current.Sharing.IsShared = true;
        var seen = new List<ulong>();
        for (int round = 0; round < 4; round++)
        {
            machine.RunningVcpu = round & 1;
            machine.Timestamp += 400;
            seen.Add(Timers.SystemTime);
        }

        Assert.Equal([11_400, 11_400, 12_200, 12_200], seen);
    }

    [Fact]
    public void Vcpu_info_is_looked_for_where_it_was_registered()
    {
        using var machine = new FakeMachine();
        VcpuStates.MarkPrepared(2);
        VcpuStates.Of(2).InfoAddress = FakeMachine.SparePage(3) + 512;
        Assert.Equal(FakeMachine.SparePage(3) + 512, SharedInfoWindow.InfoOf(2));
        machine.RunningVcpu = 2;
        machine.Word(FakeMachine.SparePage(3) + 512) = 1;
        ScanKernel kernel = default;
        KernelRuntime<ScanKernel>.Upcall(ref kernel);
        Assert.Equal(0u, machine.Word(FakeMachine.SparePage(3) + 512));
    }

    private static FakeMachine With(uint ipiPort)
    {
        var machine = new FakeMachine();
        VcpuStates.Of(0).IpiPorts[0] = ipiPort;
        return machine;
    }
}
