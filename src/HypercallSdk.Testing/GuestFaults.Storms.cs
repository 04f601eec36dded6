using System;
using System.Collections.Generic;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.EventChannels;

namespace HypercallSdk.Testing;

/// <content>Event storms: a device that interrupts without end, a peer that notifies far more often than there is news.</content>
public sealed partial class GuestFaults
{
    private readonly List<(InjectedFault Fault, Port Port, int Count, ulong Every)> _storms = [];

    /// <summary>Has events for the guest followed by many more.</summary>
    /// <param name="port">The guest's port.</param>
    /// <param name="count">How many more come, at least 1. One that comes while another is pending is merged with that, as always.</param>
    /// <param name="every">How much virtual time lies between two of them, and before the first.</param>
    /// <param name="which">Which of the events on the port bring a storm; the storms' own events bring none.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is below 1, or the time is not above 0.</exception>
    public InjectedFault Storm(Port port, int count, TimeSpan every, Occurrence which)
    {
        CheckStorm(count, every);
        InjectedFault fault = Add($"an event on port {port} is followed by {count} more, {Machine.Text(every)} apart", which);
        _storms.Add((fault, port, count, Machine.ToNanoseconds(every)));
        WatchEvents();
        return fault;
    }

    /// <summary>Begins a storm of events that nobody sent. Taken back it ends.</summary>
    /// <param name="port">The guest's port.</param>
    /// <param name="count">How many come, at least 1. One that comes while another is pending is merged with that, as always.</param>
    /// <param name="every">How much virtual time lies between two of them, and before the first.</param>
    /// <returns>The storm, which has struck as often as an event of it came.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The count is below 1, or the time is not above 0.</exception>
    /// <exception cref="InvalidOperationException">The guest has nothing bound to the port, or has ended.</exception>
    public InjectedFault StormNow(Port port, int count, TimeSpan every)
    {
        CheckStorm(count, every);
        _guest.RequireBound(port);
        InjectedFault fault = Add($"{count} events on port {port} that nobody sent, {Machine.Text(every)} apart", Occurrence.Every);
        BeginStorm(fault, port, count, Machine.ToNanoseconds(every), isCounted: true);
        return fault;
    }

    /// <summary>The next event of a storm comes.</summary>
    /// <returns>Whether the storm goes on: the guest is there, and nobody has taken it back.</returns>
    internal bool DeliverOf(InjectedFault storm, Port port, bool isCounted)
    {
        if (_guest.Domain.HasEnded || !_all.Contains(storm))
            return false;

        if (isCounted)
            _ = storm.Strikes(); // every one does

        Deliver(port);
        return true;
    }

    private static void CheckStorm(int count, TimeSpan every)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(every, TimeSpan.Zero);
    }

    private void BeginStorms(Port port)
    {
        foreach ((InjectedFault fault, Port stormy, int count, ulong every) in _storms)
        {
            if (stormy == port && fault.Strikes())
                BeginStorm(fault, port, count, every, isCounted: false);
        }
    }

    private void BeginStorm(InjectedFault fault, Port port, int count, ulong every, bool isCounted)
    {
        Hypervisor.Host host = _guest.Domain.Host;
        var timer = new StormTimer(this, fault, port, host.NextTimerOrder()) { Host = host, Left = count, Every = every, IsCounted = isCounted };
        host.Timers.Arm(timer, host.Clock.Now + every);
    }
}
