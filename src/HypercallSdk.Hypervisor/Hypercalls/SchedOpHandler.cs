using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Domains;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor.Hypercalls;

/// <summary>Giving the processor away (<c>HYPERVISOR_sched_op</c>).</summary>
[HypercallHandler<ISchedOp>]
internal sealed partial class SchedOpHandler
{
    /// <summary>Nothing to do: a handler runs to completion.</summary>
    public HypercallResult Yield(Vcpu caller) => HypercallResult.Success;

    /// <summary>Refused: a hosted kernel waits by returning from its handler.</summary>
    public HypercallResult Block(Vcpu caller) =>
        caller.Refuse(XenErrno.NotSupported, "a hosted kernel cannot wait in the middle of a handler: no stack of it outlives one", null, 0, "to return from the handler; the next event enters the kernel again");

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

    /// <summary>Refused as <see cref="Block"/> is.</summary>
    public HypercallResult Poll(Vcpu caller, in SchedPoll op)
    {
        const uint MaximumPorts = 128;
        if (op.PortCount > MaximumPorts)
            return caller.Refuse(XenErrno.InvalidArgument, "too many ports to poll", "op.PortCount", op.PortCount, $"at most {MaximumPorts}");

        return caller.Refuse(XenErrno.NotSupported, "a hosted kernel cannot wait in the middle of a handler: no stack of it outlives one", null, 0, "to return from the handler; the next event enters the kernel again");
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

    /// <summary>Not served yet.</summary>
    public HypercallResult Watchdog(Vcpu caller, in SchedWatchdog op) =>
        caller.Refuse(XenErrno.NotImplemented, "watchdogs are not served yet", "op.Id", op.Id, null);

    /// <summary>Not served yet.</summary>
    public HypercallResult PinOverride(Vcpu caller, in SchedPinOverride op) => NotServedYet(caller);

    private static HypercallResult NotServedYet(Vcpu caller) =>
        caller.Refuse(XenErrno.NotImplemented, "not served yet", null, 0, null);
}
