using System.Globalization;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Domains;
using HypercallSdk.Hypervisor.EventChannels;
using HypercallSdk.Hypervisor.Paging;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor.Hypercalls;

/// <summary>Giving the processor away (<c>HYPERVISOR_sched_op</c>).</summary>
[HypercallHandler<ISchedOp>]
internal sealed partial class SchedOpHandler
{
    private const string NoWaiting = "a hosted kernel cannot wait in the middle of a handler: no stack of it outlives one";
    private const string WaitInstead = "to return from the handler; the next event enters the kernel again";

    /// <summary>The caller goes behind the others when this handler is done, which is when it can be preempted.</summary>
    public HypercallResult Yield(Vcpu caller)
    {
        // A suspend or resume entry is run by the host, on no processor.
        if (caller.Unit.Cpu.Current == caller)
            caller.Domain.Host.Scheduler.Yield(caller);

        return HypercallResult.Success;
    }

    /// <summary>Refused: a hosted kernel waits by returning from its handler.</summary>
    public HypercallResult Block(Vcpu caller) => caller.Refuse(XenErrno.NotSupported, NoWaiting, null, 0, WaitInstead);

    /// <summary>
    /// Ends the caller's domain and leaves its code. To be suspended is refused: see <see cref="Domain.Suspend"/>.
    /// </summary>
    public HypercallResult Shutdown(Vcpu caller, in SchedShutdown op, MachineFrame startInfo)
    {
        // Xen keeps the low 8 bits.
        if ((ShutdownReason)(byte)op.Reason == ShutdownReason.Suspend)
            return caller.Refuse(XenErrno.NotSupported, "a hosted kernel cannot be suspended in the middle of a handler: no stack of it outlives one", "op.Reason", (ulong)op.Reason, "the host to call Domain.Suspend, which enters the kernel's [Suspend] method");

        caller.Domain.End((ShutdownReason)(byte)op.Reason);
        throw new DomainUnwindException();
    }

    /// <summary>
    /// Returns where Xen would at once: an upcall is due, a port is pending, or the time has come. Else refused as
    /// <see cref="Block"/> is.
    /// </summary>
    public HypercallResult Poll(Vcpu caller, in SchedPoll op)
    {
        const uint MaximumPorts = 128;
        if (op.PortCount > MaximumPorts)
            return caller.Refuse(XenErrno.InvalidArgument, "too many ports to poll", "op.PortCount", op.PortCount, $"at most {MaximumPorts}");

        if (op.PortCount > 0 && !AreInGuestRange(op.Ports.Address, op.PortCount))
            return caller.RefusePointer("op.Ports", op.Ports.Address, op.PortCount * sizeof(uint), write: false);

        if (caller.IsUpcallDeliverable)
            return HypercallResult.Success;

        EventChannelTable channels = caller.Domain.EventChannels;
        for (uint i = 0; i < op.PortCount; i++)
        {
            ulong address = op.Ports.Address + (i * sizeof(uint));
            if (!caller.TryCopyIn(address, out Port port))
                return caller.RefusePointer("op.Ports", address, sizeof(uint), write: false);

            if (!channels.Exists(port))
                return caller.Refuse(XenErrno.InvalidArgument, "no such port", string.Create(CultureInfo.InvariantCulture, $"op.Ports[{i}]"), port.Value, "a port that the domain has");

            if (channels.IsPending(port))
                return HypercallResult.Success;
        }

        return op.Timeout != 0 && op.Timeout <= caller.Domain.Host.Clock.Now
            ? HypercallResult.Success
            : caller.Refuse(XenErrno.NotSupported, NoWaiting, null, 0, WaitInstead);
    }

    /// <summary>Ends another domain.</summary>
    public HypercallResult RemoteShutdown(Vcpu caller, in SchedRemoteShutdown op)
    {
        // Unlike other calls this one does not take DOMID_SELF.
        Domain? domain = op.Domain == DomainId.Self ? null : caller.Domain.Host.FindDomain(op.Domain, caller.Domain);
        if (domain is null)
            return caller.Refuse(XenErrno.NoSuchDomain, "no such domain", "op.Domain", op.Domain.Value, "the number of a domain");

        if (!caller.Domain.IsControlDomain)
            return caller.Refuse(XenErrno.NotPermitted, "only the control domain may shut domains down", "caller's domain", caller.Domain.Id.Value, "domain 0");

        domain.End((ShutdownReason)(byte)op.Reason);
        return domain == caller.Domain ? throw new DomainUnwindException() : HypercallResult.Success;
    }

    /// <summary>Latches the reason that the domain's end is reported with; the first counts.</summary>
    public HypercallResult ShutdownCode(Vcpu caller, in SchedShutdown op)
    {
        caller.Domain.ShutdownCode ??= (ShutdownReason)(byte)op.Reason;
        return HypercallResult.Success;
    }

    /// <summary>Hands out a watchdog, feeds one or takes one back. One that is not fed in time ends the domain.</summary>
    public HypercallResult Watchdog(Vcpu caller, in SchedWatchdog op)
    {
        Domain domain = caller.Domain;
        if (op.Id > Domain.WatchdogCount)
            return caller.Refuse(XenErrno.InvalidArgument, "no such watchdog", "op.Id", op.Id, $"0 for a new one, or 1 to {Domain.WatchdogCount}");

        if (op.Id == 0)
        {
            uint number = domain.StartWatchdog(op.Timeout);
            if (number > 0)
                return new HypercallResult(number);

            // Xen means -ENOSPC and returns it in 32 bits.
            HypercallResult refused = caller.Refuse(XenErrno.NoSpace, "the domain has all its watchdogs in use", "op.Id", op.Id, $"1 to {Domain.WatchdogCount}, to feed one or to take it back");
            return new HypercallResult((uint)refused.Value);
        }

        if (domain.FindWatchdog(op.Id) is not { } watchdog)
            return caller.Refuse(XenErrno.InvalidArgument, "the domain has not asked for this watchdog", "op.Id", op.Id, "the number of one that it got");

        if (op.Timeout == 0)
            watchdog.Free();
        else
            watchdog.Feed(op.Timeout, domain.Host.Clock.Now);

        return HypercallResult.Success;
    }

    /// <summary>Keeps the caller on one physical CPU, or lets it go again. The control domain only.</summary>
    public HypercallResult PinOverride(Vcpu caller, in SchedPinOverride op)
    {
        Domain domain = caller.Domain;
        if (op.Pcpu < 0)
        {
            return domain.TryUnpin(caller)
                ? HypercallResult.Success
                : caller.Refuse(XenErrno.InvalidArgument, "the vCPU is not pinned by this call", "op.Pcpu", (uint)op.Pcpu, "a physical CPU first");
        }

        int cpus = domain.Host.PhysicalCpus.Length;
        if (op.Pcpu >= cpus)
            return caller.Refuse(XenErrno.InvalidArgument, "the machine has no such CPU", "op.Pcpu", (uint)op.Pcpu, string.Create(CultureInfo.InvariantCulture, $"0 to {cpus - 1}"));

        return domain.TryPin(caller, op.Pcpu)
            ? HypercallResult.Success
            : caller.Refuse(XenErrno.Busy, "the vCPU is pinned by this call already", "op.Pcpu", (uint)op.Pcpu, "a negative number first, to undo it");
    }

    // Xen looks at the range as a whole before it reads.
    private static bool AreInGuestRange(ulong address, uint count) =>
        AddressSpace.IsGuestAddress(address) && AddressSpace.IsGuestAddress(address + (count * sizeof(uint)) - 1);
}
