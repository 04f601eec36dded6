// Operations of domains whose physical memory the hypervisor translates. Every domain here is a PV domain: each of these
// is answered as Xen answers about one.
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Domains;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor.Hypercalls;

internal sealed unsafe partial class MemoryOpHandler
{
    private const string NotTranslated = "a PV domain's physical memory is its own affair";

    /// <summary>Puts a page at a place of a translated domain's memory.</summary>
    public HypercallResult AddToPhysmap(Vcpu caller, in AddToPhysmap page)
    {
        if (page.Space == PhysmapSpace.ForeignGuestFrame)
            return caller.Refuse(XenErrno.NotImplemented, "foreign pages are mapped by the batch alone", "page.Space", (ulong)page.Space, "another kind");

        return RefuseTranslated(caller, page.Domain, "page.Domain");
    }

    /// <summary>Puts pages at places of a translated domain's memory.</summary>
    public HypercallResult AddToPhysmapBatch(Vcpu caller, in AddToPhysmapBatch pages)
    {
        if (pages.Space == (ushort)PhysmapSpace.GuestFrameRange)
            return caller.Refuse(XenErrno.NotSupported, "ranges are not mapped by a batch", "pages.Space", pages.Space, "another kind");

        return RefuseTranslated(caller, pages.Domain, "pages.Domain");
    }

    /// <summary>Takes a page from a place of a translated domain's memory.</summary>
    public HypercallResult RemoveFromPhysmap(Vcpu caller, in RemoveFromPhysmap page) =>
        RefuseTranslated(caller, page.Domain, "page.Domain");

    /// <summary>Says how much of a domain's memory is populated on demand.</summary>
    public HypercallResult GetPopulateOnDemandTarget(Vcpu caller, ref PopulateOnDemandTarget target) =>
        RefusePopulateOnDemand(caller, in target);

    /// <summary>Sets how much of a domain's memory is populated on demand.</summary>
    public HypercallResult SetPopulateOnDemandTarget(Vcpu caller, ref PopulateOnDemandTarget target) =>
        RefusePopulateOnDemand(caller, in target);

    /// <summary>How many frames sharing has freed: none, there is no sharing.</summary>
    public HypercallResult SharingFreedPages(Vcpu caller) => HypercallResult.Success;

    /// <summary>How many frames are shared: none, there is no sharing.</summary>
    public HypercallResult SharingSharedPages(Vcpu caller) => HypercallResult.Success;

    private static HypercallResult RefusePopulateOnDemand(Vcpu caller, in PopulateOnDemandTarget target)
    {
        Domain? domain = caller.Domain.Host.FindOwner(target.Domain, caller.Domain);
        if (domain is null)
            return caller.Refuse(XenErrno.NoSuchDomain, "no such domain", "target.Domain", target.Domain.Value, "the number of a domain, or DOMID_SELF");

        return caller.Refuse(XenErrno.InvalidArgument, "a PV domain's memory is not populated on demand", "target.Domain", target.Domain.Value, "a domain whose memory is translated");
    }

    private static HypercallResult RefuseTranslated(Vcpu caller, DomainId id, string argument)
    {
        // The kind of domain is looked at before the right over it.
        Domain? domain = caller.Domain.Host.FindOwner(id, caller.Domain);
        return domain is null
            ? caller.Refuse(XenErrno.NoSuchDomain, "no such domain", argument, id.Value, "the number of a domain, or DOMID_SELF")
            : caller.Refuse(XenErrno.AccessDenied, NotTranslated, argument, id.Value, "a domain whose memory is translated");
    }
}
