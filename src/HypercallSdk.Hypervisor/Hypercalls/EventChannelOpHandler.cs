using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Domains;
using HypercallSdk.Hypervisor.EventChannels;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor.Hypercalls;

/// <summary>Event channels (<c>HYPERVISOR_event_channel_op</c>).</summary>
[HypercallHandler<IEventChannelOp>]
internal sealed partial class EventChannelOpHandler
{
    private const string NoSuchPort = "no such port";
    private const string NoPortLeft = "the domain has no port left";
    private const string NoSuchVcpu = "the domain has no such vCPU";

    // An x86 machine without devices still numbers its 16 legacy interrupts.
    private const uint PhysicalIrqCount = 16;

    /// <summary>Connects a new port with one that waits for the caller.</summary>
    public HypercallResult BindInterdomain(Vcpu caller, ref EventChannelBindInterdomain op)
    {
        Domain domain = caller.Domain;
        if (domain.Host.FindDomain(op.RemoteDomain, domain) is not { } remote)
            return NoSuchDomain(caller, "op.RemoteDomain", op.RemoteDomain);

        if (!domain.EventChannels.TryAllocate(out Port port))
            return NoSpace(caller, domain);

        if (!remote.EventChannels.Exists(op.RemotePort))
            return Invalid(caller, NoSuchPort, "op.RemotePort", op.RemotePort.Value, Range(remote));

        ref readonly EventChannel far = ref remote.EventChannels[op.RemotePort];
        if (far.Kind != ChannelKind.Unbound)
            return Invalid(caller, $"the remote port is not unbound but {far.Kind}", "op.RemotePort", op.RemotePort.Value, "a port that its domain allocated unbound for the caller");

        if (far.RemoteId != domain.Id)
            return Invalid(caller, $"the remote port waits for domain {far.RemoteId}", "op.RemotePort", op.RemotePort.Value, $"a port that waits for domain {domain.Id}");

        domain.EventChannels.Connect(port, remote, op.RemotePort);
        op.LocalPort = port;
        return HypercallResult.Success;
    }

    /// <summary>Binds a new port to a virtual interrupt.</summary>
    public HypercallResult BindVirq(Vcpu caller, ref EventChannelBindVirq op)
    {
        Domain domain = caller.Domain;
        if ((uint)op.Virq >= EventChannelLimits.VirqCount)
            return Invalid(caller, "no such VIRQ", "op.Virq", (uint)op.Virq, $"0 to {EventChannelLimits.VirqCount - 1}");

        if (EventChannelTable.IsGlobal(op.Virq) && op.Vcpu.Value != 0)
            return Invalid(caller, "a global VIRQ is bound on vCPU 0", "op.Vcpu", op.Vcpu.Value, "0");

        if (op.Vcpu.Value >= (uint)domain.Vcpus.Count)
            return NotFound(caller, "op.Vcpu", op.Vcpu);

        Vcpu vcpu = domain.Vcpus[(int)op.Vcpu.Value];
        Port bound = domain.EventChannels.PortOf(vcpu, op.Virq);
        if (bound.Value != 0)
            return caller.Refuse(XenErrno.AlreadyExists, $"the VIRQ is bound to port {bound}", "op.Virq", (uint)op.Virq, "a VIRQ that is not bound on this vCPU");

        if (!domain.EventChannels.TryAllocate(out Port port))
            return NoSpace(caller, domain);

        domain.EventChannels.SetVirq(port, vcpu, op.Virq);
        op.Port = port;
        return HypercallResult.Success;
    }

    /// <summary>Refused: there are no devices.</summary>
    public HypercallResult BindPhysicalIrq(Vcpu caller, ref EventChannelBindPhysicalIrq op)
    {
        if (op.PhysicalIrq >= PhysicalIrqCount)
            return Invalid(caller, "no such physical interrupt", "op.PhysicalIrq", op.PhysicalIrq, $"0 to {PhysicalIrqCount - 1}");

        return caller.Domain.IsControlDomain
            ? Invalid(caller, "no device raises this physical interrupt", "op.PhysicalIrq", op.PhysicalIrq, "an interrupt that physdev_op mapped")
            : caller.Refuse(XenErrno.NotPermitted, "the domain was not given this physical interrupt", "op.PhysicalIrq", op.PhysicalIrq, "an interrupt that the domain was given");
    }

    /// <summary>Closes a port.</summary>
    public HypercallResult Close(Vcpu caller, in EventChannelClose op)
    {
        EventChannelTable channels = caller.Domain.EventChannels;
        if (!channels.Exists(op.Port))
            return Invalid(caller, NoSuchPort, "op.Port", op.Port.Value, Range(caller.Domain));

        if (channels[op.Port].Kind is ChannelKind.Free or ChannelKind.Reserved)
            return Invalid(caller, "the port is closed", "op.Port", op.Port.Value, "a port in use");

        channels.Close(op.Port);
        return HypercallResult.Success;
    }

    /// <summary>Notifies the far end.</summary>
    public HypercallResult Send(Vcpu caller, in EventChannelSend op)
    {
        EventChannelTable channels = caller.Domain.EventChannels;
        if (!channels.Exists(op.Port))
            return Invalid(caller, NoSuchPort, "op.Port", op.Port.Value, Range(caller.Domain));

        switch (channels[op.Port].Kind)
        {
            case ChannelKind.Interdomain:
            case ChannelKind.Ipi:
                channels.Send(op.Port);
                return HypercallResult.Success;
            case ChannelKind.Unbound:
                // Quietly lost, as on Xen: the far end may be about to connect.
                return HypercallResult.Success;
            case ChannelKind.Virq:
                return Invalid(caller, "a virtual interrupt's port cannot be sent on", "op.Port", op.Port.Value, "an interdomain or IPI port");
            default:
                return Invalid(caller, "the port is closed", "op.Port", op.Port.Value, "an interdomain or IPI port");
        }
    }

    /// <summary>Tells what a port is bound to.</summary>
    public HypercallResult Status(Vcpu caller, ref EventChannelStatus op)
    {
        if (caller.Domain.Host.FindDomain(op.Domain, caller.Domain) is not { } domain)
            return NoSuchDomain(caller, "op.Domain", op.Domain);

        if (!domain.EventChannels.Exists(op.Port))
            return Invalid(caller, NoSuchPort, "op.Port", op.Port.Value, Range(domain));

        if (!MayControl(caller, domain))
            return NotPermitted(caller, "op.Domain", op.Domain);

        ref readonly EventChannel channel = ref domain.EventChannels[op.Port];
        switch (channel.Kind)
        {
            case ChannelKind.Unbound:
                op.State = EventChannelState.Unbound;
                op.UnboundDomain = channel.RemoteId;
                break;
            case ChannelKind.Interdomain:
                op.State = EventChannelState.Interdomain;
                op.InterdomainDomain = channel.RemoteId;
                op.InterdomainPort = channel.RemotePort;
                break;
            case ChannelKind.Virq:
                op.State = EventChannelState.Virq;
                op.Virq = channel.Virq;
                break;
            case ChannelKind.Ipi:
                op.State = EventChannelState.Ipi;
                break;
            default:
                op.State = EventChannelState.Closed;
                break;
        }

        op.Vcpu = new VcpuId(channel.NotifyVcpu);
        return HypercallResult.Success;
    }

    /// <summary>Allocates a port that another domain may connect to.</summary>
    public HypercallResult AllocateUnbound(Vcpu caller, ref EventChannelAllocateUnbound op)
    {
        if (caller.Domain.Host.FindDomain(op.Domain, caller.Domain) is not { } domain)
            return NoSuchDomain(caller, "op.Domain", op.Domain);

        if (!domain.EventChannels.TryAllocate(out Port port))
            return NoSpace(caller, domain);

        if (!MayControl(caller, domain))
            return NotPermitted(caller, "op.Domain", op.Domain);

        domain.EventChannels.SetUnbound(port, op.RemoteDomain == DomainId.Self ? caller.Domain.Id : op.RemoteDomain);
        op.Port = port;
        return HypercallResult.Success;
    }

    /// <summary>Binds a new port to a vCPU.</summary>
    public HypercallResult BindIpi(Vcpu caller, ref EventChannelBindIpi op)
    {
        Domain domain = caller.Domain;
        if (op.Vcpu.Value >= (uint)domain.Vcpus.Count)
            return NotFound(caller, "op.Vcpu", op.Vcpu);

        if (!domain.EventChannels.TryAllocate(out Port port))
            return NoSpace(caller, domain);

        domain.EventChannels.SetIpi(port, domain.Vcpus[(int)op.Vcpu.Value]);
        op.Port = port;
        return HypercallResult.Success;
    }

    /// <summary>Makes a port notify another vCPU.</summary>
    public HypercallResult BindVcpu(Vcpu caller, in EventChannelBindVcpu op)
    {
        Domain domain = caller.Domain;
        if (op.Vcpu.Value >= (uint)domain.Vcpus.Count)
            return NotFound(caller, "op.Vcpu", op.Vcpu);

        if (!domain.EventChannels.Exists(op.Port))
            return Invalid(caller, NoSuchPort, "op.Port", op.Port.Value, Range(domain));

        ref EventChannel channel = ref domain.EventChannels[op.Port];
        bool movable = channel.Kind is ChannelKind.Unbound or ChannelKind.Interdomain
            || (channel.Kind == ChannelKind.Virq && EventChannelTable.IsGlobal(channel.Virq));
        if (!movable)
            return Invalid(caller, "the port's vCPU cannot change", "op.Port", op.Port.Value, "an unbound or interdomain port, or a global VIRQ's");

        channel.NotifyVcpu = (ushort)op.Vcpu.Value;
        return HypercallResult.Success;
    }

    /// <summary>Clears a port's mask and gives the upcall that was held back.</summary>
    public HypercallResult Unmask(Vcpu caller, in EventChannelUnmask op)
    {
        EventChannelTable channels = caller.Domain.EventChannels;
        if (!channels.Exists(op.Port))
            return Invalid(caller, NoSuchPort, "op.Port", op.Port.Value, Range(caller.Domain));

        if (channels[op.Port].Kind > ChannelKind.Reserved)
            channels.Unmask(op.Port);

        return HypercallResult.Success;
    }

    /// <summary>Closes all ports of a domain.</summary>
    public HypercallResult Reset(Vcpu caller, in EventChannelReset op)
    {
        HypercallResult result = FindReset(caller, op.Domain, out Domain? domain);
        if (result.IsSuccess)
            domain!.EventChannels.Reset();

        return result;
    }

    // The domain whose ports are to be closed: the caller, or one that the control domain has paused.
    private static HypercallResult FindReset(Vcpu caller, DomainId id, out Domain? domain)
    {
        domain = caller.Domain.Host.FindDomain(id, caller.Domain);
        if (domain is null)
            return NoSuchDomain(caller, "op.Domain", id);

        if (!MayControl(caller, domain))
            return NotPermitted(caller, "op.Domain", id);

        return domain == caller.Domain || domain.IsPaused
            ? HypercallResult.Success
            : Invalid(caller, "another domain's ports are closed only while a toolstack has paused it", "op.Domain", id.Value, "a paused domain");
    }

    private static bool MayControl(Vcpu caller, Domain domain) => domain == caller.Domain || caller.Domain.IsControlDomain;

    private static string Range(Domain domain) => $"1 to {domain.EventChannels.PortCount - 1}";

    private static HypercallResult Invalid(Vcpu caller, string rule, string argument, ulong value, string expected) =>
        caller.Refuse(XenErrno.InvalidArgument, rule, argument, value, expected);

    private static HypercallResult NoSuchDomain(Vcpu caller, string argument, DomainId domain) =>
        caller.Refuse(XenErrno.NoSuchDomain, "no such domain", argument, domain.Value, "the number of a domain, or DOMID_SELF");

    private static HypercallResult NotPermitted(Vcpu caller, string argument, DomainId domain) =>
        caller.Refuse(XenErrno.NotPermitted, "only the control domain may do this to another domain", argument, domain.Value, "the caller's own domain, or DOMID_SELF");

    private static HypercallResult NotFound(Vcpu caller, string argument, VcpuId vcpu) =>
        caller.Refuse(XenErrno.NotFound, NoSuchVcpu, argument, vcpu.Value, $"0 to {caller.Domain.Vcpus.Count - 1}");

    private static HypercallResult NoSpace(Vcpu caller, Domain domain) =>
        caller.Refuse(XenErrno.NoSpace, NoPortLeft, "domain", domain.Id.Value, $"at most {domain.EventChannels.MaximumPort} ports in use");
}
