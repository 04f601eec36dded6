using System;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Checking;
using HypercallSdk.Hypervisor.EventChannels;
using HypercallSdk.Hypervisor.Machine;
using HypercallSdk.Hypervisor.Tests.Model;

namespace HypercallSdk.Hypervisor.Tests;

// The FIFO ABI of event channels: the pages that a guest lends, what is written into them and in what order, and the refusals.
public sealed unsafe class FifoTests : IDisposable
{
    private const uint Pending = 1U << 31;
    private const uint Masked = 1U << 30;
    private const uint Linked = 1U << 29;

    private readonly Host _host = new(new HostOptions { RecountInvariants = true });
    private readonly GuestProbe _zero;
    private readonly PlayDomain _one;

    public FifoTests()
    {
        _zero = GuestProbe.Boot(_host);
        _one = new PlayDomain(GuestProbe.Boot(_host, new DomainConfig { MemoryMegabytes = 4, Vcpus = 2, MaximumPort = 200_000 }));
    }

    private GuestProbe Guest => _one.Probe;

    private EventChannelTable Channels => _one.Domain.EventChannels;

    public void Dispose() => _host.Dispose();

    [Fact]
    public void The_first_control_block_switches_to_fifo_and_ports_keep_what_was_pending()
    {
        Port ipi = BindIpi();
        Send(ipi);
        Assert.True(_one.Domain.Shared.IsPending(ipi));
        Assert.Equal(17, InitializeControl(0));
        Assert.NotNull(Channels.Fifo);
        Assert.Equal(131_071U, Channels.MaximumPort);
        Assert.Equal(0U, Control(0)[0]);
        ExpandArray(1);
        Assert.Equal(Pending | Linked, *Word(ipi));
        Assert.Equal(1U << 7, Control(0)[0]);
        Assert.Equal(ipi.Value, Control(0)[2 + 7]);
        Assert.Equal(1, _one.Domain.Vcpus[0].Info->UpcallPending);
    }

    [Fact]
    public void Events_are_linked_in_the_order_in_which_they_came_each_on_the_queue_of_its_priority()
    {
        StartFifo();
        Port first = BindIpi();
        Port second = BindIpi();
        Port urgent = BindIpi();
        SetPriority(urgent, 0);
        Send(second);
        Send(first);
        Send(urgent);
        Send(second);
        Assert.Equal((1U << 7) | 1, Control(0)[0]);
        Assert.Equal(second.Value, Control(0)[2 + 7]);
        Assert.Equal(urgent.Value, Control(0)[2 + 0]);
        Assert.Equal(Pending | Linked | first.Value, *Word(second));
        Assert.Equal(Pending | Linked, *Word(first));
    }

    [Fact]
    public void A_masked_edge_is_linked_by_unmask_alone()
    {
        StartFifo();
        Port port = BindIpi();
        *Word(port) = Masked;
        Send(port);
        Assert.Equal(Pending | Masked, *Word(port));
        Assert.Equal(0, _one.Domain.Vcpus[0].Info->UpcallPending);
        Guest.AssertSuccess(() => EventChannelOp.Unmask(new EventChannelUnmask { Port = port }));
        Assert.Equal(Pending | Linked, *Word(port));
        Assert.Equal(1, _one.Domain.Vcpus[0].Info->UpcallPending);
    }

    [Fact]
    public void A_port_goes_on_the_queue_of_the_vcpu_that_it_notifies()
    {
        StartFifo();
        InitializeControl(1);
        var op = new EventChannelBindIpi { Vcpu = new VcpuId(1) };
        Guest.AssertSuccess(() => EventChannelOp.BindIpi(ref op));
        Send(op.Port);
        Assert.Equal(0U, Control(0)[0]);
        Assert.Equal(1U << 7, Control(1)[0]);
        Assert.Equal(1, _one.Domain.Vcpus[1].Info->UpcallPending);
    }

    [Fact]
    public void An_event_of_a_vcpu_without_a_control_block_is_lost()
    {
        StartFifo();
        var op = new EventChannelBindIpi { Vcpu = new VcpuId(1) };
        Guest.AssertSuccess(() => EventChannelOp.BindIpi(ref op));
        Send(op.Port);
        Assert.Equal(0U, *Word(op.Port));
        Assert.Equal(0, _one.Domain.Vcpus[1].Info->UpcallPending);
    }

    [Fact]
    public void Pages_in_use_are_held_writable_and_reset_gives_them_back()
    {
        MachineFrame control = _one.Frames[0];
        MachineFrame array = _one.Frames[1];
        FrameInfo before = _host.Memory[array];
        StartFifo();
        Assert.Equal(before.ReferenceCount + 1, _host.Memory[array].ReferenceCount);
        Assert.Equal(before.TypeCount + 1, _host.Memory[array].TypeCount);
        Assert.Equal(FrameType.Writable, _host.Memory[control].Type);
        Guest.AssertSuccess(() => EventChannelOp.Reset(new EventChannelReset { Domain = DomainId.Self }));
        Assert.Null(Channels.Fifo);
        Assert.Equal(before.ReferenceCount, _host.Memory[array].ReferenceCount);
        Assert.Equal(before.TypeCount, _host.Memory[array].TypeCount);
        Assert.Empty(Invariants.Recount(_host));
        Assert.Equal(4095U, Channels.MaximumPort);
    }

    [Fact]
    public void A_domain_that_is_destroyed_gives_its_pages_back()
    {
        StartFifo();
        ulong free = _host.Memory.FreeFrames;
        _host.DestroyDomain(_one.Domain);
        Assert.True(_host.Memory.FreeFrames > free);
        Assert.Empty(Invariants.Recount(_host));
    }

    [Fact]
    public void Control_blocks_are_refused_as_xen_does()
    {
        Refuse(XenErrno.NotFound, _one.Frames[0], 0, 2);
        Refuse(XenErrno.InvalidArgument, _one.Frames[0], Page.Size - 64, 0);
        Refuse(XenErrno.InvalidArgument, _one.Frames[0], 4, 0);
        Refuse(XenErrno.InvalidArgument, _one.L1, 0, 0);
        Refuse(XenErrno.InvalidArgument, new MachineFrame(1UL << 40), 0, 0);
        Refuse(XenErrno.InvalidArgument, _zero.Vcpu.KernelSpace.Root, 0, 0);
        Assert.Null(Channels.Fifo);
        InitializeControl(0);
        Refuse(XenErrno.InvalidArgument, _one.Frames[0], 0, 0);

        void Refuse(XenErrno error, MachineFrame frame, uint offset, uint vcpu) => Guest.AssertRefused(error, () =>
        {
            var op = new EventChannelInitControl { ControlFrame = frame, Offset = offset, Vcpu = new VcpuId(vcpu) };
            return EventChannelOp.InitControl(ref op);
        });
    }

    [Fact]
    public void Array_pages_and_priorities_are_refused_as_xen_does()
    {
        var page = new EventChannelExpandArray { ArrayFrame = _one.Frames[1] };
        Port port = BindIpi();
        Guest.AssertRefused(XenErrno.NotSupported, () => EventChannelOp.ExpandArray(page));
        Guest.AssertRefused(XenErrno.NotImplemented, () => EventChannelOp.SetPriority(new EventChannelSetPriority { Port = port }));
        StartFifo();
        Guest.AssertRefused(XenErrno.InvalidArgument, () => EventChannelOp.ExpandArray(new EventChannelExpandArray { ArrayFrame = _one.L1 }));
        Guest.AssertRefused(XenErrno.InvalidArgument, () => EventChannelOp.SetPriority(new EventChannelSetPriority { Port = port, Priority = 16 }));
        Guest.AssertRefused(XenErrno.InvalidArgument, () => EventChannelOp.SetPriority(new EventChannelSetPriority { Port = new Port(5000) }));
        Guest.AssertRefused(XenErrno.AccessDenied, () => EventChannelOp.SetPriority(new EventChannelSetPriority { Port = new Port(60) }));
        for (int i = 1; i < FifoEvents.MostPages; i++)
            Guest.AssertSuccess(() => EventChannelOp.ExpandArray(page));

        Guest.AssertRefused(XenErrno.NoSpace, () => EventChannelOp.ExpandArray(page));
    }

    [Fact]
    public void A_page_table_cannot_be_made_of_a_page_in_use_nor_can_it_be_given_away()
    {
        StartFifo();
        MachineFrame array = _one.Frames[1];
        ulong address = PlayDomain.AddressOf(1);
        Guest.AssertSuccess(() => UpdateVaMapping.Set(new VirtualAddress(address), new PageTableEntry((array.Value << Page.Shift) | 5), UpdateVaMappingFlags.InvalidatePage));
        Assert.Equal(FrameType.Writable, _host.Memory[array].Type);
        Assert.Equal(1U, _host.Memory[array].TypeCount);
        Assert.Equal(XenErrno.InvalidArgument, _host.PageTables.Types.GetPageAndType(Guest.Vcpu, _one.Domain, array, FrameType.L1).Error);
    }

    [Fact]
    public void All_131071_ports_can_be_bound_and_sent_on_and_the_lowest_free_one_is_found_again()
    {
        using var host = new Host();
        var play = new PlayDomain(GuestProbe.Boot(host, new DomainConfig { MemoryMegabytes = 4, MaximumPort = 200_000 }));
        EventChannelTable channels = play.Domain.EventChannels;
        play.Probe.AssertSuccess(() =>
        {
            var op = new EventChannelInitControl { ControlFrame = play.Frames[0] };
            return EventChannelOp.InitControl(ref op);
        });
        for (int i = 0; i < FifoEvents.MostPages; i++)
            play.Probe.AssertSuccess(() => EventChannelOp.ExpandArray(new EventChannelExpandArray { ArrayFrame = play.Frames[1] }));

        var ipi = default(EventChannelBindIpi);
        HypercallResult result = default;
        uint bound = 0;
        play.Probe.InGuest(() =>
        {
            do
            {
                result = EventChannelOp.BindIpi(ref ipi);
                bound += result.IsSuccess ? 1U : 0;
            }
            while (result.IsSuccess);
        });
        Assert.Equal(131_071U, bound);
        Assert.Equal(XenErrno.NoSpace, result.Error);
        play.Probe.AssertSuccess(() => EventChannelOp.Send(new EventChannelSend { Port = new Port(131_071) }));
        Assert.True(channels.IsPending(new Port(131_071)));
        foreach (uint number in (uint[])[70_001, 131_000, 4_097])
            play.Probe.AssertSuccess(() => EventChannelOp.Close(new EventChannelClose { Port = new Port(number) }));

        foreach (uint number in (uint[])[4_097, 70_001, 131_000])
        {
            play.Probe.AssertSuccess(() => EventChannelOp.BindIpi(ref ipi));
            Assert.Equal(number, ipi.Port.Value);
        }
    }

    [Fact]
    public void The_state_hash_covers_priorities_and_where_queues_end()
    {
        StartFifo();
        Port port = BindIpi();
        UInt128 hash = _host.StateHash(_one.Domain);
        Channels[port].Priority = 3;
        Assert.NotEqual(hash, _host.StateHash(_one.Domain));
        Channels[port].Priority = 7;
        Assert.Equal(hash, _host.StateHash(_one.Domain));
        Channels.Fifo!.Queues[0]!.Tails[5] = 1;
        Assert.NotEqual(hash, _host.StateHash(_one.Domain));
        Channels.Fifo!.Queues[0]!.Tails[5] = 0;
    }

    private uint* Word(Port port) => (uint*)_host.Memory.HostAddress(_one.Frames[1]) + port.Value;

    private uint* Control(int vcpu) => (uint*)(_host.Memory.HostAddress(_one.Frames[0]) + (vcpu * 128));

    private void StartFifo()
    {
        InitializeControl(0);
        ExpandArray(1);
        _one.Domain.Vcpus[0].Info->UpcallPending = 0;
    }

    private byte InitializeControl(uint vcpu)
    {
        var op = new EventChannelInitControl { ControlFrame = _one.Frames[0], Offset = vcpu * 128, Vcpu = new VcpuId(vcpu) };
        Guest.AssertSuccess(() => EventChannelOp.InitControl(ref op));
        return op.LinkBits;
    }

    private void ExpandArray(int page) => Guest.AssertSuccess(() => EventChannelOp.ExpandArray(new EventChannelExpandArray { ArrayFrame = _one.Frames[page] }));

    private void SetPriority(Port port, uint priority) => Guest.AssertSuccess(() => EventChannelOp.SetPriority(new EventChannelSetPriority { Port = port, Priority = priority }));

    private void Send(Port port) => Guest.AssertSuccess(() => EventChannelOp.Send(new EventChannelSend { Port = port }));

    private Port BindIpi()
    {
        var op = default(EventChannelBindIpi);
        Guest.AssertSuccess(() => EventChannelOp.BindIpi(ref op));
        return op.Port;
    }
}
