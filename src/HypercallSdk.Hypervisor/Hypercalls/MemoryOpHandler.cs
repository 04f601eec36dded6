using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Domains;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor.Hypercalls;

/// <summary>How much memory there is (<c>HYPERVISOR_memory_op</c>).</summary>
[HypercallHandler<IMemoryOp>]
internal sealed unsafe partial class MemoryOpHandler
{
    private const int CommandBits = 6;

    /// <summary>The machine's highest frame, plus 1.</summary>
    public HypercallResult MaximumRamPage(Vcpu caller) =>
        IsContinued(caller) ? Continued(caller) : new HypercallResult((long)caller.Domain.Host.Memory.FrameCount);

    /// <summary>How many pages a domain has.</summary>
    public HypercallResult CurrentReservation(Vcpu caller, in MemoryDomain domain) =>
        Find(caller, domain.Domain, out HypercallResult refused) is { } found ? new HypercallResult((long)found.PageCount) : refused;

    /// <summary>How many pages a domain may have.</summary>
    public HypercallResult MaximumReservation(Vcpu caller, in MemoryDomain domain) =>
        Find(caller, domain.Domain, out HypercallResult refused) is { } found ? new HypercallResult((long)found.PageCount) : refused;

    /// <summary>What the domain says is its highest frame number.</summary>
    public HypercallResult MaximumGuestFrame(Vcpu caller, in MemoryDomain domain)
    {
        if (Find(caller, domain.Domain, out HypercallResult refused) is not { } found)
            return refused;

        // A guest that wrote nothing has frame 0 for its highest. It may have written anything; what would read as an error
        // is not passed on as one.
        // SAFETY: a domain that was found has its shared_info frame.
        ulong frames = found.Shared.Info->Arch.MaxFrame;
        var result = new HypercallResult(frames == 0 ? 0 : (long)(frames - 1));
        return result.IsError
            ? caller.Refuse(result.Error, "the domain has not said how many frames it uses", "shared_info.arch.max_pfn", frames, "its number of frames")
            : result;
    }

    private static Domain? Find(Vcpu caller, DomainId id, out HypercallResult refused)
    {
        refused = default;
        if (IsContinued(caller))
        {
            refused = Continued(caller);
            return null;
        }

        Domain? domain = caller.Domain.Host.FindDomain(id, caller.Domain);
        if (domain is null)
        {
            refused = caller.Refuse(XenErrno.NoSuchDomain, "no such domain", "domain.Domain", id.Value, "the number of a domain, or DOMID_SELF");
        }
        else if (domain != caller.Domain && !caller.Domain.IsControlDomain)
        {
            refused = caller.Refuse(XenErrno.NotPermitted, "only the control domain may ask about another domain", "domain.Domain", id.Value, "the caller's own domain, or DOMID_SELF");
            domain = null;
        }

        return domain;
    }

    private static bool IsContinued(Vcpu caller) => (uint)caller.Gate.Registers.Rdi >> CommandBits != 0;

    private static HypercallResult Continued(Vcpu caller) =>
        caller.Refuse(XenErrno.InvalidArgument, "this command is never continued", "command", (uint)caller.Gate.Registers.Rdi, "no bits above the command's 6");
}
