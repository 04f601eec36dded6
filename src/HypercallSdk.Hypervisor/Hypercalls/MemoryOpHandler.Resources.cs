using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Domains;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor.Hypercalls;

internal sealed unsafe partial class MemoryOpHandler
{
    /// <summary>Lets the control domain map what the hypervisor keeps for another domain: its grant table.</summary>
    public HypercallResult AcquireResource(Vcpu caller, ref AcquireResource resource)
    {
        if (resource.Padding != 0)
            return caller.Refuse(XenErrno.InvalidArgument, "the padding is not zero", "resource.Padding", resource.Padding, "0");

        if (resource.Frame > uint.MaxValue || resource.Frame + resource.FrameCount > uint.MaxValue)
            return caller.Refuse(XenErrno.InvalidArgument, "no resource is so large", "resource.Frame", resource.Frame, "a frame of the resource");

        // DOMID_SELF is not understood here.
        Domain? domain = resource.Domain == DomainId.Self ? null : caller.Domain.Host.FindDomain(resource.Domain, caller.Domain);
        if (domain is null)
            return caller.Refuse(XenErrno.NoSuchDomain, "no such domain", "resource.Domain", resource.Domain.Value, "the number of another domain");

        if (domain == caller.Domain)
            return caller.Refuse(XenErrno.NotPermitted, "a domain does not acquire its own resources", "resource.Domain", resource.Domain.Value, "the number of another domain");

        if (!caller.Domain.IsControlDomain)
            return caller.Refuse(XenErrno.NotPermitted, "only the control domain may acquire another domain's resources", "resource.Domain", resource.Domain.Value, "to ask domain 0");

        return caller.Refuse(XenErrno.InvalidArgument, "the domain has no such resource", "resource.Type", (ulong)resource.Type, null);
    }
}
