// A guest is killed between two of its calls: the hypercall that it was about to make does nothing, the event that was about to be
// raised is lost. It ends there, its code is left, and when the handler has been left (its own, or that of whoever sent the event) the
// machine takes it off, before anything else happens: its ports close, what it mapped is unmapped, and its peers see what the hypervisor
// leaves of it.
using System;
using System.Collections.Generic;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Vcpus;
using Vcpu = HypercallSdk.Hypervisor.Vcpus.Vcpu;

namespace HypercallSdk.Testing;

/// <content>A guest that is gone at a chosen step.</content>
public sealed partial class GuestFaults
{
    private const string Asked = "the test asked for this fault";

    private readonly List<(InjectedFault Fault, HypercallDescription? Operation, Port Port, ShutdownReason Reason)> _kills = [];

    /// <summary>Has the guest destroyed in the place of a hypercall, whichever that is. The call is not made.</summary>
    /// <param name="which">In the place of which.</param>
    /// <param name="reason">
    /// Why it ends: <see cref="ShutdownReason.PowerOff"/> where a toolstack destroys it, <see cref="ShutdownReason.Crash"/> where its
    /// kernel crashes, which the test then expects (<see cref="Guest.MayCrash"/>).
    /// </param>
    /// <exception cref="ArgumentException">No guest ends for that reason.</exception>
    public InjectedFault Kill(Occurrence which, ShutdownReason reason = ShutdownReason.PowerOff) =>
        AddKill("a hypercall", null, default, which, reason);

    /// <summary>Has the guest destroyed in the place of a hypercall of one kind. The call is not made.</summary>
    /// <param name="operation">The operation as a kernel writes it, such as <c>GrantTableOp.Map</c>.</param>
    /// <param name="which">In the place of which.</param>
    /// <param name="reason">Why it ends, as of <see cref="Kill(Occurrence, ShutdownReason)"/>.</param>
    /// <exception cref="ArgumentException">There is no such operation, or nobody serves it; or no guest ends for that reason.</exception>
    public InjectedFault Kill(string operation, Occurrence which, ShutdownReason reason = ShutdownReason.PowerOff) =>
        AddKill(operation, Find(operation), default, which, reason);

    /// <summary>Has the guest destroyed when it is sent an event, which is lost.</summary>
    /// <param name="port">The guest's port.</param>
    /// <param name="which">At which of the events on it.</param>
    /// <param name="reason">Why it ends, as of <see cref="Kill(Occurrence, ShutdownReason)"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">Port 0 is nobody's.</exception>
    /// <exception cref="ArgumentException">No guest ends for that reason.</exception>
    public InjectedFault Kill(Port port, Occurrence which, ShutdownReason reason = ShutdownReason.PowerOff)
    {
        ArgumentOutOfRangeException.ThrowIfZero(port.Value, nameof(port));
        InjectedFault fault = AddKill($"an event on port {port}", null, port, which, reason);
        WatchEvents();
        return fault;
    }

    private InjectedFault AddKill(string at, HypercallDescription? operation, Port port, Occurrence which, ShutdownReason reason)
    {
        if (reason is not (ShutdownReason.PowerOff or ShutdownReason.Reboot or ShutdownReason.Crash or ShutdownReason.Watchdog))
            throw new ArgumentException($"A guest that is killed ends by {ShutdownReason.PowerOff}, {ShutdownReason.Reboot}, {ShutdownReason.Crash} or {ShutdownReason.Watchdog}, not {reason}.", nameof(reason));

        InjectedFault fault = Add($"the guest is killed ({reason}) at {at}", which);
        _kills.Add((fault, operation, port, reason));
        return fault;
    }

    private void KillAtCall(Vcpu caller, HypercallDescription? asked)
    {
        ShutdownReason? reason = null;
        foreach ((InjectedFault fault, HypercallDescription? operation, Port port, ShutdownReason why) in _kills)
        {
            if (port.Value == 0 && (operation is null || operation.Name == asked?.Name) && fault.Strikes())
                reason ??= why;
        }

        if (reason is null)
            return;

        KillFor(reason.Value, caller);
        throw new DomainUnwindException();
    }

    private void KillAtEvent(Port at)
    {
        ShutdownReason? reason = null;
        foreach ((InjectedFault fault, _, Port port, ShutdownReason why) in _kills)
        {
            if (port == at && fault.Strikes())
                reason ??= why;
        }

        if (reason is not null)
            KillFor(reason.Value, _guest.Domain.Vcpus[0]);
    }

    private void KillFor(ShutdownReason reason, Vcpu vcpu)
    {
        _guest.IsToBeTakenOff = true;
        if (reason is ShutdownReason.Crash or ShutdownReason.Watchdog)
        {
            _guest.MayCrash = true;
            _guest.Domain.EndWithReport(vcpu, reason, Asked);
        }
        else
        {
            _guest.Domain.End(reason);
        }
    }
}
