using HypercallSdk.Abi;

namespace HypercallSdk.Guest.Tests;

/// <summary>The scan of pending events, as Xen's interface prescribes it: none lost, none twice, masked ones left.</summary>
public sealed class UpcallScanTests
{
    [Fact]
    public void Every_pending_port_is_handled_once_and_nothing_stays_pending()
    {
        using FakeMachine machine = With(1, 63, 64, 4095);
        ScanKernel kernel = default;
        KernelRuntime<ScanKernel>.Upcall(ref kernel);
        Assert.Equal(4, kernel.Calls);
        Assert.Equal(1_0063_0064_4095ul, kernel.Seen);
        Assert.Equal(0ul, machine.SharedInfo.Vcpus[0].PendingSelector);
        Assert.Equal(0, machine.SharedInfo.Vcpus[0].UpcallPending);
        for (int word = 0; word < 64; word++)
        {
            Assert.Equal(0ul, machine.SharedInfo.EventPending[word]);
        }
    }

    [Fact]
    public void A_masked_port_stays_pending_and_is_not_handled()
    {
        using FakeMachine machine = With(5, 6);
        machine.SharedInfo.EventMask[0] = 1UL << 5;
        ScanKernel kernel = default;
        KernelRuntime<ScanKernel>.Upcall(ref kernel);
        Assert.Equal(6ul, kernel.Seen);
        Assert.Equal(1UL << 5, machine.SharedInfo.EventPending[0]);
    }

    [Fact]
    public void A_port_masked_by_the_handler_before_it_stays_pending()
    {
        using FakeMachine machine = With(5, 6);
        ScanKernel kernel = new() { MaskOther = 6 };
        KernelRuntime<ScanKernel>.Upcall(ref kernel);
        Assert.Equal(5ul, kernel.Seen);
        Assert.Equal(1UL << 6, machine.SharedInfo.EventPending[0]);
    }

    [Fact]
    public void An_event_that_a_handler_causes_on_its_own_port_is_handled_too()
    {
        using FakeMachine machine = With(7);
        ScanKernel kernel = new() { RaiseAgain = 7 };
        KernelRuntime<ScanKernel>.Upcall(ref kernel);
        Assert.Equal(2, kernel.Calls);
        Assert.Equal(0, machine.SharedInfo.Vcpus[0].UpcallPending);
    }

    [Fact]
    public void A_port_of_another_vcpu_is_left_to_it()
    {
        using FakeMachine machine = With(8, 9);
        FakeMachine.Bind(8, vcpu: 1);
        ScanKernel kernel = default;
        KernelRuntime<ScanKernel>.Upcall(ref kernel);
        Assert.Equal(9ul, kernel.Seen);
        Assert.Equal(1UL << 8, machine.SharedInfo.EventPending[0]);
    }

    [Fact]
    public void A_port_without_a_handler_is_cleared_and_nothing_is_called()
    {
        using var machine = new FakeMachine();
        machine.Raise(10);
        ScanKernel kernel = default;
        KernelRuntime<ScanKernel>.Upcall(ref kernel);
        Assert.Equal(0, kernel.Calls);
        Assert.Equal(0ul, machine.SharedInfo.EventPending[0]);
    }

    private static FakeMachine With(params int[] ports)
    {
        var machine = new FakeMachine();
        foreach (int port in ports)
        {
            FakeMachine.Bind(port);
            machine.Raise(port);
        }

        return machine;
    }
}
