using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Domains;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor.Hypercalls;

/// <summary>The domain that a call on page tables names beside the caller: whose frames it is about.</summary>
internal static class ForeignDomain
{
    /// <summary>
    /// Finds it. Xen wants <see cref="DomainId.Self"/> for the caller: its own number is no foreign domain's. Device memory
    /// and the hypervisor's own belong to no domain here: null, without a refusal.
    /// </summary>
    public static HypercallResult Find(Vcpu caller, DomainId id, string argument, out Domain? domain)
    {
        domain = null;
        if (id == DomainId.Self)
        {
            domain = caller.Domain;
            return HypercallResult.Success;
        }

        if (id == DomainId.InputOutput || id == DomainId.Xen)
            return HypercallResult.Success;

        if (!id.IsReserved && id != caller.Domain.Id)
            domain = caller.Domain.Host.FindOwner(id, caller.Domain);

        return domain is null
            ? caller.Refuse(XenErrno.NoSuchDomain, "no such other domain", argument, id.Value, "DOMID_SELF, or the number of another domain")
            : HypercallResult.Success;
    }

    /// <summary>Refuses a domain that is not the caller's, unless the caller is privileged.</summary>
    public static HypercallResult Check(Vcpu caller, Domain? domain, DomainId id, string argument) =>
        domain == caller.Domain || caller.Domain.IsControlDomain
            ? HypercallResult.Success
            : caller.Refuse(XenErrno.NotPermitted, "only the control domain may name another domain's frames", argument, id.Value, "DOMID_SELF");
}
