// A domain's memory. The command register's low 6 bits are the command; above them a long operation says, when it is
// interrupted, how far it got. Here none is ever interrupted, but a guest may start one in the middle as on Xen.
//
// Arrays of extents are not copied as a whole: they may be as long as memory is. Each element is read once, right before
// it is used, and its frames checked then: nothing that a guest writes meanwhile is looked at twice.
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Domains;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor.Hypercalls;

/// <summary>How much memory there is, and who has it (<c>HYPERVISOR_memory_op</c>).</summary>
[HypercallHandler<IMemoryOp>(NotServed = [nameof(IMemoryOp.PagingOp), nameof(IMemoryOp.AccessOp), nameof(IMemoryOp.SharingOp)])]
internal sealed unsafe partial class MemoryOpHandler
{
    /// <summary>The bits of the command register that hold the command (<c>MEMOP_EXTENT_SHIFT</c>).</summary>
    public const int CommandBits = 6;

    // What a guest may ask for in one piece: 2 MiB, and the control domain 1 GiB (CONFIG_*DOM_MAX_ORDER).
    private const uint LargestOrder = 9;
    private const uint LargestOrderOfControlDomain = 18;

    // The number of an extent must fit beside the command.
    private const ulong MostExtents = uint.MaxValue >> CommandBits;

    // Xen's MAX_NUMNODES. This machine has one.
    private const uint MostNodes = 64;
    private const uint AnyNode = 0xff;

    /// <summary>The machine's highest frame, plus 1.</summary>
    public HypercallResult MaximumRamPage(Vcpu caller) =>
        new HypercallResult((long)caller.Domain.Host.Memory.FrameCount);

    /// <summary>How many pages a domain has.</summary>
    public HypercallResult CurrentReservation(Vcpu caller, in MemoryDomain domain) =>
        Find(caller, domain.Domain, "domain.Domain", out HypercallResult refused) is { } found ? new HypercallResult((long)found.PageCount) : refused;

    /// <summary>How many pages a domain may have.</summary>
    public HypercallResult MaximumReservation(Vcpu caller, in MemoryDomain domain) =>
        Find(caller, domain.Domain, "domain.Domain", out HypercallResult refused) is { } found ? new HypercallResult((long)found.Memory.MaximumPages) : refused;

    /// <summary>What the domain says is its highest frame number.</summary>
    public HypercallResult MaximumGuestFrame(Vcpu caller, in MemoryDomain domain)
    {
        if (Find(caller, domain.Domain, "domain.Domain", out HypercallResult refused) is not { } found)
            return refused;

        // A guest that wrote nothing has frame 0 for its highest. It may have written anything; what would read as an error
        // is not passed on as one.
        // SAFETY: a domain has its shared_info frame until it is taken off the machine.
        ulong frames = found.Memory.IsDying ? 0 : found.Shared.Info->Arch.MaxFrame;
        var result = new HypercallResult(frames == 0 ? 0 : (long)(frames - 1));
        return result.IsError
            ? caller.Refuse(result.Error, "the domain has not said how many frames it uses", "shared_info.arch.max_pfn", frames, "its number of frames")
            : result;
    }

    /// <summary>Sets free memory apart for a domain.</summary>
    public HypercallResult ClaimPages(Vcpu caller, in MemoryReservation reservation)
    {
        if (!reservation.ExtentStart.IsNull)
            return caller.Refuse(XenErrno.InvalidArgument, "a claim has no list of extents", "reservation.ExtentStart", reservation.ExtentStart.Address, "null");

        if (reservation.ExtentOrder != 0)
            return caller.Refuse(XenErrno.InvalidArgument, "a claim is of single pages", "reservation.ExtentOrder", reservation.ExtentOrder, "0");

        if (reservation.Flags.Value != 0)
            return caller.Refuse(XenErrno.InvalidArgument, "a claim has no flags", "reservation.Flags", reservation.Flags.Value, "0");

        // DOMID_SELF is not understood here.
        Domain? domain = reservation.Domain == DomainId.Self ? null : caller.Domain.Host.FindOwner(reservation.Domain, caller.Domain);
        if (domain is null)
            return caller.Refuse(XenErrno.InvalidArgument, "no such domain", "reservation.Domain", reservation.Domain.Value, "the number of a domain");

        if (!caller.Domain.IsControlDomain)
            return caller.Refuse(XenErrno.NotPermitted, "only the control domain may claim memory", "reservation.Domain", reservation.Domain.Value, "to ask domain 0");

        if (domain.Memory.IsDying)
            return caller.Refuse(XenErrno.InvalidArgument, "the domain is being taken off the machine", "reservation.Domain", reservation.Domain.Value, "another domain");

        return domain.Host.Reservations.TryClaim(domain.Memory, reservation.ExtentCount) switch
        {
            ClaimRefusal.Claimed => caller.Refuse(XenErrno.InvalidArgument, "the domain has a claim already", "reservation.ExtentCount", reservation.ExtentCount, "0 first, which ends it"),
            ClaimRefusal.OutOfRange => caller.Refuse(XenErrno.InvalidArgument, $"the domain has {domain.PageCount} pages and may have {domain.Memory.MaximumPages}", "reservation.ExtentCount", reservation.ExtentCount, "more than it has, and no more than it may have"),
            ClaimRefusal.NoMemory => caller.Refuse(XenErrno.OutOfMemory, $"of the machine's frames {domain.Host.Memory.FreeFrames} are free, {domain.Host.Reservations.ClaimedPages} of them claimed", "reservation.ExtentCount", reservation.ExtentCount, "fewer"),
            _ => HypercallResult.Success,
        };
    }

    // The domain that a call is about, over which the caller must have rights.
    private static Domain? Find(Vcpu caller, DomainId id, string argument, out HypercallResult refused)
    {
        refused = default;
        Domain? domain = caller.Domain.Host.FindOwner(id, caller.Domain);
        if (domain is null)
        {
            refused = caller.Refuse(XenErrno.NoSuchDomain, "no such domain", argument, id.Value, "the number of a domain, or DOMID_SELF");
        }
        else if (domain != caller.Domain && !caller.Domain.IsControlDomain)
        {
            refused = caller.Refuse(XenErrno.NotPermitted, "only the control domain may act for another domain", argument, id.Value, "the caller's own domain, or DOMID_SELF");
            domain = null;
        }

        return domain;
    }

    // How many extents the command says are done.
    private static ulong Start(Vcpu caller) => caller.Gate.Registers.Rdi >> CommandBits;
}
