using System;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.EventChannels;

namespace HypercallSdk.Hypervisor.Tests;

// Event channels: what each command does, and Xen's errno for each misuse of it, explained once.
public sealed class EventChannelTests : IDisposable
{
    private readonly Host _host = new();
    private readonly GuestProbe _zero;
    private readonly GuestProbe _one;
    private readonly GuestProbe _two;

    public EventChannelTests()
    {
        _zero = GuestProbe.Boot(_host);
        _one = GuestProbe.Boot(_host);
        _two = GuestProbe.Boot(_host);
    }

    public void Dispose() => _host.Dispose();

    [Fact]
    public void A_domain_gets_the_lowest_free_port()
    {
        Port first = AllocateUnbound(_zero, 1);
        Port second = AllocateUnbound(_zero, 1);
        Assert.Equal(1U, first.Value);
        Assert.Equal(2U, second.Value);
        _zero.AssertSuccess(() => EventChannelOp.Close(new EventChannelClose { Port = first }));
        Assert.Equal(first, AllocateUnbound(_zero, 1));
    }

    [Fact]
    public void Both_ends_of_a_connection_name_each_other_and_the_new_port_starts_pending()
    {
        (Port far, Port near) = Connect();
        Assert.True(_two.Domain.Shared.IsPending(near));
        EventChannelStatus status = Status(_one, DomainId.Self, far);
        Assert.Equal(EventChannelState.Interdomain, status.State);
        Assert.Equal(_two.Domain.Id, status.InterdomainDomain);
        Assert.Equal(near, status.InterdomainPort);
        Assert.Equal(far, Status(_two, DomainId.Self, near).InterdomainPort);
    }

    [Fact]
    public void A_send_sets_pending_then_selector_then_upcall()
    {
        (Port far, Port near) = Connect();
        Unmask(_one, far);
        Assert.False(_one.Domain.Shared.IsPending(far));
        Send(_two, near);
        Assert.True(_one.Domain.Shared.IsPending(far));
        Assert.Equal(1UL << (int)(far.Value / 64), Info(_one).PendingSelector);
        Assert.Equal(1, Info(_one).UpcallPending);
    }

    [Fact]
    public void A_masked_port_stays_pending_without_an_upcall_until_it_is_unmasked()
    {
        (Port far, Port near) = Connect();
        Send(_two, near);
        Assert.True(_one.Domain.Shared.IsPending(far));
        Assert.Equal(0UL, Info(_one).PendingSelector);
        Assert.Equal(0, Info(_one).UpcallPending);

        Unmask(_one, far);
        Assert.False(_one.Domain.Shared.IsMasked(far));
        Assert.Equal(1, Info(_one).UpcallPending);
    }

    [Fact]
    public void A_second_send_before_the_first_was_taken_is_none()
    {
        (Port far, Port near) = Connect();
        Unmask(_one, far);
        Send(_two, near);
        ref VcpuInfo info = ref Info(_one);
        info.UpcallPending = 0;
        info.PendingSelector = 0;
        Send(_two, near);
        Assert.Equal(0, info.UpcallPending);
    }

    [Fact]
    public void Unmasking_a_port_that_is_not_masked_raises_nothing_again()
    {
        (Port far, Port near) = Connect();
        Unmask(_one, far);
        Send(_two, near);
        ref VcpuInfo info = ref Info(_one);
        info.UpcallPending = 0;
        info.PendingSelector = 0;
        Unmask(_one, far);
        Assert.Equal(0, info.UpcallPending);
    }

    [Fact]
    public void Closing_one_end_leaves_the_other_open_for_the_same_domain()
    {
        (Port far, Port near) = Connect();
        _two.AssertSuccess(() => EventChannelOp.Close(new EventChannelClose { Port = near }));
        EventChannelStatus status = Status(_one, DomainId.Self, far);
        Assert.Equal(EventChannelState.Unbound, status.State);
        Assert.Equal(_two.Domain.Id, status.UnboundDomain);
        Assert.False(_two.Domain.Shared.IsPending(near));
        _one.AssertSuccess(() => EventChannelOp.Send(new EventChannelSend { Port = far }));
    }

    [Fact]
    public void A_destroyed_domain_leaves_its_peers_ports_unbound()
    {
        (Port far, _) = Connect();
        _host.DestroyDomain(_two.Domain);
        Assert.Equal(ChannelKind.Unbound, _one.Domain.EventChannels[far].Kind);
    }

    [Fact]
    public void A_virq_is_bound_once_on_its_vcpu()
    {
        var op = new EventChannelBindVirq { Virq = Virq.Debug };
        _one.AssertSuccess(() => EventChannelOp.BindVirq(ref op));
        Assert.Equal(EventChannelState.Virq, Status(_one, DomainId.Self, op.Port).State);
        _one.AssertRefused(XenErrno.AlreadyExists, () => EventChannelOp.BindVirq(ref op));
        _one.AssertSuccess(() => EventChannelOp.Close(new EventChannelClose { Port = op.Port }));
        _one.AssertSuccess(() => EventChannelOp.BindVirq(ref op));
    }

    [Fact]
    public void Bad_virqs_are_refused_as_xen_does()
    {
        RefuseVirq(XenErrno.InvalidArgument, 24, 0);
        RefuseVirq(XenErrno.InvalidArgument, uint.MaxValue, 0);
        RefuseVirq(XenErrno.InvalidArgument, (uint)Virq.DomainException, 1);
        RefuseVirq(XenErrno.NotFound, (uint)Virq.Timer, 1);
        RefuseVirq(XenErrno.NotFound, (uint)Virq.Timer, uint.MaxValue);

        void RefuseVirq(XenErrno error, uint virq, uint vcpu) => _one.AssertRefused(error, () =>
        {
            var op = new EventChannelBindVirq { Virq = (Virq)virq, Vcpu = new VcpuId(vcpu) };
            return EventChannelOp.BindVirq(ref op);
        });
    }

    [Fact]
    public void An_ipi_notifies_its_vcpu()
    {
        var op = new EventChannelBindIpi();
        _one.AssertSuccess(() => EventChannelOp.BindIpi(ref op));
        Unmask(_one, op.Port);
        Send(_one, op.Port);
        Assert.Equal(1, Info(_one).UpcallPending);
        _one.AssertRefused(XenErrno.NotFound, () =>
        {
            var bad = new EventChannelBindIpi { Vcpu = new VcpuId(1) };
            return EventChannelOp.BindIpi(ref bad);
        });
        _one.AssertRefused(XenErrno.InvalidArgument, () => EventChannelOp.BindVcpu(new EventChannelBindVcpu { Port = op.Port }));
    }

    [Fact]
    public void Bad_connections_are_refused_as_xen_does()
    {
        Port forOne = AllocateUnbound(_zero, 1);
        RefuseBind(XenErrno.NoSuchDomain, 99, 1);
        RefuseBind(XenErrno.InvalidArgument, 0, 4096);
        RefuseBind(XenErrno.InvalidArgument, 0, 63);
        RefuseBind(XenErrno.InvalidArgument, 0, forOne.Value, _two);
        var op = new EventChannelBindInterdomain { RemoteDomain = DomainId.Zero, RemotePort = forOne };
        _one.AssertSuccess(() => EventChannelOp.BindInterdomain(ref op));
        RefuseBind(XenErrno.InvalidArgument, 0, forOne.Value);

        void RefuseBind(XenErrno error, ushort domain, uint port, GuestProbe? who = null) => (who ?? _one).AssertRefused(error, () =>
        {
            var bind = new EventChannelBindInterdomain { RemoteDomain = new DomainId(domain), RemotePort = new Port(port) };
            return EventChannelOp.BindInterdomain(ref bind);
        });
    }

    [Fact]
    public void A_failed_allocation_leaves_the_argument_as_it_was()
    {
        var op = new EventChannelAllocateUnbound { Domain = new DomainId(99), RemoteDomain = DomainId.Zero, Port = new Port(77) };
        _one.AssertRefused(XenErrno.NoSuchDomain, () => EventChannelOp.AllocateUnbound(ref op));
        Assert.Equal(77U, op.Port.Value);
    }

    [Fact]
    public void Only_the_control_domain_acts_for_others()
    {
        _one.AssertRefused(XenErrno.NotPermitted, () =>
        {
            var op = new EventChannelAllocateUnbound { Domain = _two.Domain.Id };
            return EventChannelOp.AllocateUnbound(ref op);
        });
        _one.AssertRefused(XenErrno.NotPermitted, () =>
        {
            var op = new EventChannelStatus { Domain = _two.Domain.Id, Port = new Port(1) };
            return EventChannelOp.Status(ref op);
        });
        _one.AssertRefused(XenErrno.NotPermitted, () => EventChannelOp.Reset(new EventChannelReset { Domain = _two.Domain.Id }));
        _zero.AssertRefused(XenErrno.InvalidArgument, () => EventChannelOp.Reset(new EventChannelReset { Domain = _two.Domain.Id }));
        _zero.AssertSuccess(() =>
        {
            var op = new EventChannelAllocateUnbound { Domain = _two.Domain.Id };
            return EventChannelOp.AllocateUnbound(ref op);
        });
    }

    [Theory]
    [InlineData(0U)]
    [InlineData(40U)]
    [InlineData(9999U)]
    [InlineData(uint.MaxValue)]
    public void Ports_that_are_reserved_closed_or_out_of_range_are_refused(uint number)
    {
        var port = new Port(number);
        _one.AssertRefused(XenErrno.InvalidArgument, () => EventChannelOp.Send(new EventChannelSend { Port = port }));
        _one.AssertRefused(XenErrno.InvalidArgument, () => EventChannelOp.Close(new EventChannelClose { Port = port }));
        _one.AssertRefused(XenErrno.InvalidArgument, () => EventChannelOp.BindVcpu(new EventChannelBindVcpu { Port = port }));
        if (number > 64)
            _one.AssertRefused(XenErrno.InvalidArgument, () => EventChannelOp.Unmask(new EventChannelUnmask { Port = port }));
    }

    [Fact]
    public void A_virqs_port_cannot_be_sent_on_nor_moved()
    {
        var op = new EventChannelBindVirq { Virq = Virq.Debug };
        _one.AssertSuccess(() => EventChannelOp.BindVirq(ref op));
        _one.AssertRefused(XenErrno.InvalidArgument, () => EventChannelOp.Send(new EventChannelSend { Port = op.Port }));
        _one.AssertRefused(XenErrno.InvalidArgument, () => EventChannelOp.BindVcpu(new EventChannelBindVcpu { Port = op.Port }));
        _one.AssertRefused(XenErrno.NotFound, () => EventChannelOp.BindVcpu(new EventChannelBindVcpu { Port = op.Port, Vcpu = new VcpuId(7) }));
    }

    [Fact]
    public void A_domain_runs_out_of_ports_at_its_limit()
    {
        GuestProbe small = GuestProbe.Boot(_host, new DomainConfig { MemoryMegabytes = 8, MaximumPort = 70 });
        for (int i = 3; i <= 70; i++)
            AllocateUnbound(small, 0);

        small.AssertRefused(XenErrno.NoSpace, () =>
        {
            var op = new EventChannelAllocateUnbound { Domain = DomainId.Self };
            return EventChannelOp.AllocateUnbound(ref op);
        });
    }

    [Fact]
    public void Reset_closes_every_port()
    {
        Connect();
        _one.AssertSuccess(() => EventChannelOp.Reset(new EventChannelReset { Domain = DomainId.Self }));
        Assert.Empty(_one.Domain.EventChannels.InUse());
    }

    [Fact]
    public void Physical_interrupts_belong_to_nobody_here()
    {
        Refuse(_zero, XenErrno.InvalidArgument, 3);
        Refuse(_one, XenErrno.NotPermitted, 3);
        Refuse(_one, XenErrno.InvalidArgument, 5000);

        static void Refuse(GuestProbe who, XenErrno error, uint irq) => who.AssertRefused(error, () =>
        {
            var op = new EventChannelBindPhysicalIrq { PhysicalIrq = irq };
            return EventChannelOp.BindPhysicalIrq(ref op);
        });
    }

    private static unsafe ref VcpuInfo Info(GuestProbe probe) => ref *probe.Vcpu.Info;

    private static Port AllocateUnbound(GuestProbe who, ushort remote)
    {
        var op = new EventChannelAllocateUnbound { Domain = DomainId.Self, RemoteDomain = new DomainId(remote) };
        who.AssertSuccess(() => EventChannelOp.AllocateUnbound(ref op));
        return op.Port;
    }

    private static EventChannelStatus Status(GuestProbe who, DomainId domain, Port port)
    {
        var op = new EventChannelStatus { Domain = domain, Port = port };
        who.AssertSuccess(() => EventChannelOp.Status(ref op));
        return op;
    }

    private static void Send(GuestProbe who, Port port) => who.AssertSuccess(() => EventChannelOp.Send(new EventChannelSend { Port = port }));

    private static void Unmask(GuestProbe who, Port port) => who.AssertSuccess(() => EventChannelOp.Unmask(new EventChannelUnmask { Port = port }));

    private (Port Far, Port Near) Connect()
    {
        Port far = AllocateUnbound(_one, _two.Domain.Id.Value);
        var op = new EventChannelBindInterdomain { RemoteDomain = _one.Domain.Id, RemotePort = far };
        _two.AssertSuccess(() => EventChannelOp.BindInterdomain(ref op));
        return (far, op.LocalPort);
    }
}
