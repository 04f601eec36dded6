using System;
using HypercallSdk.Abi;

namespace HypercallSdk.Hypervisor.Tests;

// What runs a million times a second allocates nothing.
public sealed class HotPathTests
{
    [Fact]
    public void Hypercalls_that_succeed_allocate_nothing()
    {
        using var host = new Host(new HostOptions { RecountInvariants = false });
        host.RegisterHandler(new ToyHandler());
        GuestProbe guest = GuestProbe.Boot(host);
        var op = new EventChannelBindIpi();
        guest.AssertSuccess(() => EventChannelOp.BindIpi(ref op));
        uint[] values = [1, 2, 3, 4];
        long allocated = long.MaxValue;
        guest.InGuest(() =>
        {
            allocated = Allocation.Of(() =>
            {
                for (int i = 0; i < 1000; i++)
                    CallAll(op.Port, values);
            });
        });
        Assert.Equal(0, allocated);
    }

    [Fact]
    public void Time_is_charged_for_each_call_made()
    {
        using var host = new Host(new HostOptions { Costs = new Time.CostModel { Hypercall = 7, Entry = 0 } });
        GuestProbe guest = GuestProbe.Boot(host);
        ulong before = host.Now;
        guest.InGuest(() =>
        {
            for (int i = 0; i < 100; i++)
                _ = XenVersion.Version();

            Assert.Equal(before + 700, host.Now);
            _ = XenVersion.Version();
        });
        Assert.Equal(before + 707, host.Now);
        guest.InGuest(() =>
        {
            _ = XenVersion.Version();
            SchedOp.PowerOff();
        });
        Assert.Equal(before + 721, host.Now);
    }

    private static void CallAll(Port port, uint[] values)
    {
        _ = XenVersion.Version();
        _ = XenVersion.ExtraVersion(out _);
        _ = EventChannelOp.Send(new EventChannelSend { Port = port });
        _ = Toy.Sum(values);
        _ = MemoryOp.CurrentReservation(new MemoryDomain { Domain = DomainId.Self });
    }
}
