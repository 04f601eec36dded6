using HypercallSdk.Abi;

namespace HypercallSdk.Guest.Tests;

/// <summary>
/// The scan of the FIFO interface's queues against a hypervisor that links ports as Xen does: by priority, in the order of
/// their events, none lost, none twice.
/// </summary>
public sealed class FifoScanTests
{
    [Fact]
    public void Events_of_one_priority_come_in_the_order_in_which_they_were_raised()
    {
        using var machine = new FakeMachine();
        var queues = new FakeQueues(machine, 9, 3, 700);
        queues.Raise(9);
        queues.Raise(700);
        queues.Raise(3);
        Assert.Equal(9_0700_0003ul, Scan().Seen);
        Assert.True(queues.AreEmpty);
    }

    [Fact]
    public void A_higher_priority_goes_first_whenever_it_was_raised()
    {
        using var machine = new FakeMachine();
        var queues = new FakeQueues(machine, 9, 3, 700);
        queues.Raise(9, priority: 15);
        queues.Raise(700, priority: 7);
        queues.Raise(3, priority: 0);
        Assert.Equal(3_0700_0009ul, Scan().Seen);
        Assert.True(queues.AreEmpty);
    }

    [Fact]
    public void An_event_of_a_higher_priority_that_a_handler_causes_goes_before_the_rest_of_its_queue()
    {
        using var machine = new FakeMachine();
        var queues = new FakeQueues(machine, 9, 3, 700);
        queues.Raise(9, priority: 7);
        queues.Raise(700, priority: 7);
        machine.RaiseHook = port => queues.Raise((uint)port, priority: 2);
        ScanKernel kernel = new() { RaiseAgain = 3 };
        KernelRuntime<ScanKernel>.Upcall(ref kernel);
        Assert.Equal(9_0003_0700ul, kernel.Seen);
    }

    [Fact]
    public void A_port_that_is_raised_again_by_its_handler_is_handled_again()
    {
        using var machine = new FakeMachine();
        var queues = new FakeQueues(machine, 9);
        queues.Raise(9);
        machine.RaiseHook = port => queues.Raise((uint)port);
        ScanKernel kernel = new() { RaiseAgain = 9 };
        KernelRuntime<ScanKernel>.Upcall(ref kernel);
        Assert.Equal(2, kernel.Calls);
        Assert.True(queues.AreEmpty);
    }

    [Fact]
    public void A_port_that_was_masked_after_it_was_linked_is_unlinked_and_stays_pending()
    {
        using var machine = new FakeMachine();
        var queues = new FakeQueues(machine, 9, 3);
        queues.Raise(9);
        queues.Raise(3);
        Events.Mask(new Port(9));
        Assert.Equal(3ul, Scan().Seen);
        Assert.Equal(FifoEvents.Pending | FifoEvents.Masked, queues.Word(9));
    }

    /// <summary>Random raises between and inside handlers: each event that was raised is seen, and nothing else.</summary>
    [Fact]
    public void No_event_is_lost_or_invented()
    {
        const int seed = 4;
        var random = new System.Random(seed);
        using var machine = new FakeMachine();
        uint[] ports = [1, 2, 31, 32, 63, 500, 1023];
        var queues = new FakeQueues(machine, ports);
        ScanKernel kernel = default;
        int raised = 0;
        for (int round = 0; round < 2000; round++)
        {
            for (int count = random.Next(8); count > 0; count--)
            {
                raised += queues.Raise(ports[random.Next(ports.Length)], random.Next(16)) ? 1 : 0;
            }

            machine.RaiseHook = port => raised += queues.Raise((uint)port, random.Next(16)) ? 1 : 0;
            kernel.RaiseAgain = ports[random.Next(ports.Length)];
            KernelRuntime<ScanKernel>.Upcall(ref kernel);
        }

        Assert.Equal(raised, kernel.Calls);
        Assert.True(queues.AreEmpty);
    }

    private static ScanKernel Scan()
    {
        ScanKernel kernel = default;
        KernelRuntime<ScanKernel>.Upcall(ref kernel);
        return kernel;
    }
}
