// Faults befall a guest from outside, where real Xen's would: a hypercall is answered with an errno before anybody serves it, so
// nothing has been done that the answer would not say; an event is lost, late or repeated before its pending bit is set; memory is not
// there; a guest is gone between two of its calls. Which ones is said by number or by the seed, from a sequence of the guest's own: a
// fault that draws leaves the machine's other decisions as they are.
//
// What a fault itself does (events that it raises, pages that it takes) passes by all of them.
using System;
using System.Collections.Generic;
using System.Linq;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor;
using HypercallSdk.Hypervisor.Domains;
using HypercallSdk.Hypervisor.EventChannels;
using HypercallSdk.Hypervisor.Hypercalls;
using HypercallSdk.Testing.Exploring;

namespace HypercallSdk.Testing;

/// <summary>The faults that a test asks for, of one guest (<see cref="Guest.Faults"/>).</summary>
public sealed partial class GuestFaults
{
    private const string Shutdown = "SchedOp.Shutdown";

    private readonly Guest _guest;
    private readonly List<InjectedFault> _all = [];
    private readonly List<(InjectedFault Fault, HypercallDescription Operation, XenErrno Error)> _refused = [];
    private readonly List<(InjectedFault Fault, Port Port, ulong? Delay, bool IsLost)> _events = [];
    private ulong _random;
    private uint _asked;
    private bool _isPassing;

    internal GuestFaults(Guest guest)
    {
        _guest = guest;
        Reseed();
    }

    /// <summary>The faults that were asked for and not taken back.</summary>
    public IReadOnlyList<InjectedFault> All => _all;

    /// <summary>Has hypercalls of one kind refused: they do nothing and answer an error.</summary>
    /// <param name="operation">The operation as a kernel writes it, such as <c>EventChannelOp.Send</c>.</param>
    /// <param name="error">What the guest gets, whether or not Xen would ever answer that.</param>
    /// <param name="which">Which of its calls.</param>
    /// <exception cref="ArgumentException">
    /// There is no such operation, or nobody serves it; or it is <c>SchedOp.Shutdown</c>, which does not return; or there is no error.
    /// </exception>
    public InjectedFault Refuse(string operation, XenErrno error, Occurrence which)
    {
        if (error == XenErrno.None)
            throw new ArgumentException("A refusal has an error.", nameof(error));

        if (operation == Shutdown)
            throw new ArgumentException($"{Shutdown} does not return: it cannot be refused.", nameof(operation));

        HypercallDescription described = Find(operation);
        InjectedFault fault = Add($"{operation} is refused with {ErrnoNames.Of(error)}", which);
        _refused.Add((fault, described, error));
        return fault;
    }

    /// <summary>Has events for the guest lost.</summary>
    /// <param name="port">The guest's port.</param>
    /// <param name="which">Which of the events on it.</param>
    public InjectedFault Drop(Port port, Occurrence which) => AddEvent($"an event on port {port} is lost", port, which, null, isLost: true);

    /// <summary>Has events for the guest come late.</summary>
    /// <param name="port">The guest's port.</param>
    /// <param name="by">By how much virtual time.</param>
    /// <param name="which">Which of the events on it.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative.</exception>
    public InjectedFault Delay(Port port, TimeSpan by, Occurrence which)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        return AddEvent($"an event on port {port} comes {Machine.Text(by)} late", port, which, Machine.ToNanoseconds(by), isLost: true);
    }

    /// <summary>Has events for the guest come twice.</summary>
    /// <param name="port">The guest's port.</param>
    /// <param name="after">After how much virtual time the second comes; while the first is pending the two are one.</param>
    /// <param name="which">Which of the events on it.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative.</exception>
    public InjectedFault Duplicate(Port port, TimeSpan after, Occurrence which)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(after, TimeSpan.Zero);
        return AddEvent($"an event on port {port} comes again after {Machine.Text(after)}", port, which, Machine.ToNanoseconds(after), isLost: false);
    }

    /// <summary>Takes all of them back.</summary>
    /// <exception cref="InvalidOperationException">Pages that were taken from the guest cannot be given back now (<see cref="ExhaustPages"/>).</exception>
    public void Clear()
    {
        foreach (InjectedFault fault in _all.ToArray())
            Remove(fault);
    }

    /// <summary>Whose they are.</summary>
    internal Guest Guest => _guest;

    /// <summary>Who decides about those that strike sometimes; null outside an exploration.</summary>
    internal ExploredRun? Explored => _guest.Machine.Explored;

    internal void Remove(InjectedFault fault)
    {
        GiveBackPages(fault);
        _all.Remove(fault);
        _refused.RemoveAll(refused => refused.Fault == fault);
        _events.RemoveAll(changed => changed.Fault == fault);
        _storms.RemoveAll(storm => storm.Fault == fault);
        _kills.RemoveAll(kill => kill.Fault == fault);
        if (_limits.RemoveAll(limit => limit.Fault == fault) > 0)
            EndLimits();
    }

    /// <summary>A hypercall of the guest's is made: whether a fault answers it.</summary>
    /// <exception cref="Hypervisor.Vcpus.DomainUnwindException">The guest is killed instead.</exception>
    internal bool TryAnswer(Hypervisor.Vcpus.Vcpu caller, HypercallDispatcher dispatcher, in HypercallRegisters registers, out long result)
    {
        result = 0;
        if (_isPassing || (_refused.Count == 0 && _kills.Count == 0 && _limits.Count == 0))
            return false;

        HypercallDescription? asked = dispatcher.Describe(caller, in registers);
        KillAtCall(caller, asked);
        if (asked is null)
            return false;

        LimitAtCall(asked);
        return TryRefuse(caller, asked, out result);
    }

    internal void Note(InjectedFault fault) => _guest.Machine.Note(fault);

    /// <summary>Begins the guest's own sequence of numbers, from the machine's seed.</summary>
    internal void Reseed() => _random = ulong.Max((_guest.Machine.Seed + _guest.Id.Value + 1) * 0x9e37_79b9_7f4a_7c15, 1);

    /// <summary>The next number of the guest's own sequence, below <paramref name="bound"/>.</summary>
    internal uint NextRandom(uint bound) => RandomSequence.Next(ref _random, bound);

    /// <summary>An event that was delayed or is repeated comes now, if anybody is left to take it.</summary>
    internal void Deliver(Port port)
    {
        EventChannelTable channels = _guest.Domain.EventChannels;
        if (_guest.Domain.HasEnded || channels[port].Kind is ChannelKind.Free or ChannelKind.Unbound)
            return;

        _isPassing = true;
        channels.Raise(port);
        _isPassing = false;
    }

    private bool TryRefuse(Hypervisor.Vcpus.Vcpu caller, HypercallDescription asked, out long result)
    {
        // Each counts the call, whichever of them refuses it: the first that does.
        bool isRefused = false;
        result = 0;
        foreach ((InjectedFault fault, HypercallDescription operation, XenErrno error) in _refused)
        {
            if (operation.Name != asked.Name || !fault.Strikes() || isRefused)
                continue;

            isRefused = true;
            result = caller.Refuse(error, "the test asked for this fault", null, 0, null).Value;
        }

        return isRefused;
    }

    private InjectedFault AddEvent(string what, Port port, Occurrence which, ulong? delay, bool isLost)
    {
        InjectedFault fault = Add(what, which);
        _events.Add((fault, port, delay, isLost));
        WatchEvents();
        return fault;
    }

    private void WatchEvents() => _guest.Domain.EventChannels.Interceptor ??= Intercept;

    private InjectedFault Add(string what, Occurrence which)
    {
        var fault = new InjectedFault(this, what, which) { Number = ++_asked };
        _all.Add(fault);
        return fault;
    }

    // Whether an event on the port is raised now.
    private bool Intercept(Port port)
    {
        bool isLost = false;
        if (_isPassing)
            return true;

        foreach ((InjectedFault fault, Port changed, ulong? delay, bool loses) in _events)
        {
            if (changed != port || !fault.Strikes())
                continue;

            isLost |= loses;
            if (delay is { } nanoseconds)
            {
                Hypervisor.Host host = _guest.Domain.Host;
                host.Timers.Arm(new FaultTimer(this, port, host.NextTimerOrder()), host.Clock.Now + nanoseconds);
            }
        }

        BeginStorms(port);
        KillAtEvent(port);
        return !isLost && !_guest.Domain.HasEnded;
    }

    private HypercallDescription Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        for (ulong number = 0; number < HypercallTable.Size; number++)
        {
            HypercallDescription? found = _guest.Domain.Host.Table[number].Operations.ToArray().FirstOrDefault(operation => operation.Name == name);
            if (found is not null)
                return found;
        }

        throw new ArgumentException($"Nobody serves {name}: operations are named as kernels write them, such as EventChannelOp.Send.", nameof(name));
    }
}
