using System;
using HypercallSdk.Abi;

namespace HypercallSdk.Guest.Tests;

/// <summary>The table of ports has room for every port of the FIFO interface, and memory for those that are bound.</summary>
public sealed class PortTableTests
{
    [Fact]
    public void A_binding_is_read_as_it_was_set_wherever_its_port_lies()
    {
        using var machine = new FakeMachine();
        ref PortTable ports = ref GuestLibraryState.Current.Ports;
        ports.UsePage(1024, FakeMachine.SparePage(0));
        ports.UsePage(131_071, FakeMachine.SparePage(1));
        foreach (uint port in (uint[])[1, 1023, 1024, 1535, 131_071])
        {
            var handler = new EventHandlerId((ushort)(port % 60_000));
            Assert.False(ports[port].IsBound);
            Assert.True(ports.Set(port, new PortBinding(handler, vcpu: 255, boundByLibrary: true)).IsSuccess);
            Assert.Equal((handler.Value, 255, true, true), (ports[port].Handler.Value, ports[port].Vcpu, ports[port].IsBound, ports[port].IsBoundByLibrary));
            Assert.Equal((int)port + 1, ports.End);
        }

        _ = ports.Set(1024, default);
        Assert.False(ports[1024].IsBound);
        Assert.True(ports[1535].IsBound);
    }

    [Fact]
    public void A_port_that_was_never_bound_takes_no_memory()
    {
        using var machine = new FakeMachine();
        ref PortTable ports = ref GuestLibraryState.Current.Ports;

        // There is no memory to take here: the machine's domain has none.
        Assert.False(ports[70_000].IsBound);
        Assert.True(ports.Set(70_000, default).IsSuccess);
        Assert.Equal(0, ports.End);
    }

    [Fact]
    public void A_number_beyond_all_ports_has_no_binding()
    {
        using var machine = new FakeMachine();
        ref PortTable ports = ref GuestLibraryState.Current.Ports;
        Assert.False(ports[uint.MaxValue].IsBound);
        Assert.Equal(XenErrno.NoSpace, ports.Set(PortTable.Capacity, new PortBinding(new EventHandlerId(1), 0, false)).Error);
    }

    /// <summary>The library's state in a domain with one vCPU stays well below what 4,096 bindings took before: 60 KiB.</summary>
    [Fact]
    public void The_librarys_state_takes_five_pages_and_two_thousand_bytes_a_vcpu_at_most()
    {
        int one = VcpuStates.SizeFor(1);
        Assert.InRange(one, 1, 5 * Page.Size);
        Assert.InRange(VcpuStates.SizeFor(256) - one, 1, 255 * 2000);
        Assert.Equal(VcpuStates.SizeFor(256), VcpuStates.SizeFor(8192));
    }
}
