using System;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Checking;
using HypercallSdk.Hypervisor.Domains;
using HypercallSdk.Hypervisor.EventChannels;

namespace HypercallSdk.Hypervisor.Tests;

// EVTCHNOP_reset of a domain that a toolstack has paused, while events wait for it, go off and are sent: nothing of them is
// left, nobody is told of them later, and both ends may bind again.
public sealed unsafe class EventResetTests : IDisposable
{
    private const ulong Millisecond = 1_000_000;
    private readonly Host _host = new(new HostOptions { PhysicalCpus = 2, RecountInvariants = true });
    private readonly GuestProbe _zero;
    private readonly GuestProbe _one;
    private readonly GuestProbe _two;

    public EventResetTests()
    {
        _zero = GuestProbe.Boot(_host);
        _one = GuestProbe.Boot(_host);
        _two = GuestProbe.Boot<TimerKernel>(_host);
    }

    private EventChannelTable Channels => _two.Domain.EventChannels;

    public void Dispose() => _host.Dispose();

    [Fact]
    public void A_paused_domain_with_events_pending_is_reset_and_goes_on_without_them()
    {
        (Port far, Port near) = Connect();
        Port masked = BindIpi(_two);
        ulong deadline = _host.Now + (20 * Millisecond);
        _two.AssertSuccess(() => Abi.Timer.Set((long)deadline));
        int ticks = _two.State<TimerKernel>().Ticks;
        PauseByControl();
        Send(_one, far);
        Assert.True(Channels.RaiseVirq(_two.Vcpu, Virq.Timer));
        Channels.Raise(masked);
        Assert.True(_two.Domain.Shared.IsPending(near) && _two.Domain.Shared.IsPending(masked));

        Reset();
        Assert.Empty(Channels.InUse());
        Assert.False(((ReadOnlySpan<ulong>)_two.Domain.Shared.Info->EventPending).ContainsAnyExcept(0UL));
        Assert.Equal(EventChannelState.Unbound, Status(_one, far).State);
        Assert.Equal(_two.Domain.Id, Status(_one, far).UnboundDomain);
        Assert.Empty(Invariants.Recount(_host));

        // Its timer goes off to nobody; what is sent to nobody is dropped.
        Send(_one, far);
        Assert.False(Channels.RaiseVirq(_two.Vcpu, Virq.Timer));
        _host.Run();
        _zero.AssertSuccess(() => Domctl.UnpauseDomain(new() { Domain = _two.Domain.Id }));
        _host.Run();
        Assert.Null(_two.Domain.CrashReport?.ToString());
        Assert.Equal(ticks, _two.State<TimerKernel>().Ticks);
        Assert.Equal(RunstateKind.Blocked, _two.Vcpu.Runstate.Kind);
        Assert.Empty(Invariants.Sleepers(_host));

        var again = new EventChannelBindInterdomain { RemoteDomain = _one.Domain.Id, RemotePort = far };
        _two.AssertSuccess(() => EventChannelOp.BindInterdomain(ref again));
        Assert.Equal(1U, again.LocalPort.Value);
        Assert.Equal(EventChannelState.Interdomain, Status(_one, far).State);
    }

    [Fact]
    public void A_domain_that_was_let_go_is_not_reset_by_another()
    {
        PauseByControl();
        Reset();
        _zero.AssertSuccess(() => Domctl.UnpauseDomain(new() { Domain = _two.Domain.Id }));
        Refusal refusal = _zero.AssertRefused(XenErrno.InvalidArgument, () => EventChannelOp.Reset(new() { Domain = _two.Domain.Id }));
        Assert.Contains("paused", refusal.ToString(), StringComparison.Ordinal);
        PauseByControl();
        _one.AssertRefused(XenErrno.NotPermitted, () => EventChannelOp.Reset(new() { Domain = _two.Domain.Id }));
    }

    // The control block and the event array are given back with ports on their queues; what the guest finds there stays.
    [Fact]
    public void A_paused_domain_with_linked_events_gives_its_queues_back()
    {
        (Port far, Port near) = Connect();
        _two.Domain.Memory.Pages.TryGetFirst(out MachineFrame last);
        var control = new MachineFrame(last.Value);
        var array = new MachineFrame(last.Value - 1);
        uint references = _host.Memory[control].ReferenceCount;
        var init = new EventChannelInitControl { ControlFrame = control };
        _two.AssertSuccess(() => EventChannelOp.InitControl(ref init));
        _two.AssertSuccess(() => EventChannelOp.ExpandArray(new() { ArrayFrame = array }));
        PauseByControl();
        Send(_one, far);
        uint* word = (uint*)_host.Memory.HostAddress(array) + near.Value;
        Assert.Equal(0xa000_0000U, *word & 0xe000_0000);
        Assert.Contains(near.Value, Channels.Fifo!.Queues[0]!.Tails);

        Reset();
        Assert.Null(Channels.Fifo);
        Assert.Equal(references, _host.Memory[control].ReferenceCount);
        Assert.Equal(0x2000_0000U, *word & 0xe000_0000);
        Assert.Empty(Invariants.Recount(_host));
        Send(_one, far);

        // Both lie where other things may lie now; a new control block begins anew.
        _two.AssertSuccess(() => EventChannelOp.InitControl(ref init));
        _two.AssertSuccess(() => EventChannelOp.ExpandArray(new() { ArrayFrame = array }));
        Assert.DoesNotContain(near.Value, Channels.Fifo!.Queues[0]!.Tails);
        Assert.Empty(Invariants.Recount(_host));
        _host.DestroyDomain(_two.Domain);
        Assert.Empty(Invariants.Recount(_host));
    }

    [Fact]
    public void A_domain_resets_itself_with_events_pending()
    {
        (Port far, Port near) = Connect();
        int ticks = _two.State<TimerKernel>().Ticks;
        _two.InGuest(() =>
        {
            Assert.True(Channels.RaiseVirq(_two.Vcpu, Virq.Timer));
            Assert.True(EventChannelOp.Reset(new() { Domain = DomainId.Self }).IsSuccess);
            Assert.False(_two.Domain.Shared.IsPending(near));
        });
        Send(_one, far);
        _host.Run();
        Assert.Null(_two.Domain.CrashReport?.ToString());
        Assert.Equal(ticks, _two.State<TimerKernel>().Ticks);
        Assert.Equal(EventChannelState.Unbound, Status(_one, far).State);
    }

    private void PauseByControl() => _zero.AssertSuccess(() => Domctl.PauseDomain(new() { Domain = _two.Domain.Id }));

    private void Reset() => _zero.AssertSuccess(() => EventChannelOp.Reset(new() { Domain = _two.Domain.Id }));

    // A port of domain one's, and the port of domain two's that is bound to it, not pending.
    private (Port Far, Port Near) Connect()
    {
        var unbound = new EventChannelAllocateUnbound { Domain = DomainId.Self, RemoteDomain = _two.Domain.Id };
        _one.AssertSuccess(() => EventChannelOp.AllocateUnbound(ref unbound));
        var bound = new EventChannelBindInterdomain { RemoteDomain = _one.Domain.Id, RemotePort = unbound.Port };
        _two.AssertSuccess(() => EventChannelOp.BindInterdomain(ref bound));
        _two.AssertSuccess(() => EventChannelOp.Unmask(new() { Port = bound.LocalPort }));
        _host.Run();
        _two.Domain.Shared.ClearPending(bound.LocalPort);
        return (unbound.Port, bound.LocalPort);
    }

    private static Port BindIpi(GuestProbe who)
    {
        var op = default(EventChannelBindIpi);
        who.AssertSuccess(() => EventChannelOp.BindIpi(ref op));
        return op.Port;
    }

    private static void Send(GuestProbe who, Port port) => who.AssertSuccess(() => EventChannelOp.Send(new() { Port = port }));

    private static EventChannelStatus Status(GuestProbe who, Port port)
    {
        var op = new EventChannelStatus { Domain = DomainId.Self, Port = port };
        who.AssertSuccess(() => EventChannelOp.Status(ref op));
        return op;
    }
}
