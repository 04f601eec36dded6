// Memory that domains take from the machine and give back while they run.
//
//  - A domain is never given more pages than its maximum, which may be lowered below what it has. What the hypervisor
//    shares with it (shared_info, grant table) does not count.
//  - A claim sets free frames apart for one domain, without saying which. What a domain is given comes off its claim; what
//    is claimed is not given to others, and not exchanged for frames of its own by anybody.
//  - Giving a page away gives up the owner's own reference and nothing else: what is still mapped, granted, pinned or
//    used as a table goes when that use ends, and counts as the domain's until then. Giving it away twice is no mistake
//    while the first time has not taken effect.
//  - An extent of order n is 2^n frames, the first of which is a multiple of 2^n.
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Machine;

namespace HypercallSdk.Hypervisor.Domains;

/// <summary>Who may have how much of the machine's memory.</summary>
internal sealed class PageReservations(FrameTable frames)
{
    /// <summary>How many frames are set apart for those who claimed them (<c>outstanding_claims</c>).</summary>
    public ulong ClaimedPages { get; private set; }

    /// <summary>The frame that no frame addressed with <paramref name="bits"/> bits reaches; 0 bits are no limit.</summary>
    public static ulong FrameLimit(uint bits) => bits switch
    {
        0 or >= 64 => ulong.MaxValue,
        < Page.Shift => 0,
        _ => 1UL << (int)(bits - Page.Shift),
    };

    /// <summary>Gives a domain an extent of 2^<paramref name="order"/> frames below <paramref name="limit"/>.</summary>
    public AllocationRefusal TryAllocate(DomainMemory owner, uint order, ulong limit, out FrameExtent extent)
    {
        extent = default;
        ulong count = 1UL << (int)order;
        if (owner.IsDying)
            return AllocationRefusal.Dying;

        if (owner.PageCount >= owner.MaximumPages || owner.MaximumPages - owner.PageCount < count)
            return AllocationRefusal.Maximum;

        if (ClaimedPages + count > frames.FreeCount && owner.ClaimedPages < count)
            return count > frames.FreeCount ? AllocationRefusal.NoMemory : AllocationRefusal.Claimed;

        if (!frames.TryAllocate(owner, count, count, limit, out extent))
            return AllocationRefusal.NoMemory;

        TakeFromClaim(owner, count);
        return AllocationRefusal.None;
    }

    /// <summary>
    /// Gives a domain an extent in the place of frames that it is about to give back: neither its maximum nor its claim
    /// counts.
    /// </summary>
    public AllocationRefusal TryAllocateForExchange(DomainMemory owner, uint order, ulong limit, out FrameExtent extent)
    {
        extent = default;
        ulong count = 1UL << (int)order;
        if (ClaimedPages + count > frames.FreeCount)
            return count > frames.FreeCount ? AllocationRefusal.NoMemory : AllocationRefusal.Claimed;

        return frames.TryAllocate(owner, count, count, limit, out extent) ? AllocationRefusal.None : AllocationRefusal.NoMemory;
    }

    /// <summary>
    /// Takes a page from a domain (<c>guest_remove_page</c>); says why not where it is not the domain's to give.
    /// </summary>
    public string? TryRemove(DomainMemory owner, MachineFrame frame)
    {
        if (frame.Value >= frames.Count)
            return "no such frame can be given away";

        ref FrameInfo info = ref frames[frame];
        if (info.Has(FrameFlags.Held))
            return "the hypervisor uses it by its address, as the kernel's own image or its console";

        if (!frames.TryGetPage(frame, owner.Owner))
            return "it is not the domain's";

        // The hypervisor's frames stay as long as the domain does.
        if (!info.Has(FrameFlags.Hypervisor))
            frames.TryDropAllocation(frame);

        frames.PutPage(frame);
        return null;
    }

    /// <summary>
    /// Sets free frames apart until <paramref name="owner"/> has <paramref name="pages"/> (<c>XENMEM_claim_pages</c>); 0
    /// ends its claim.
    /// </summary>
    public ClaimRefusal TryClaim(DomainMemory owner, ulong pages)
    {
        if (pages == 0)
        {
            EndClaim(owner);
            return ClaimRefusal.None;
        }

        if (owner.ClaimedPages != 0)
            return ClaimRefusal.Claimed;

        if (pages <= owner.PageCount || pages > owner.MaximumPages)
            return ClaimRefusal.OutOfRange;

        ulong claim = pages - owner.PageCount;
        if (claim > frames.FreeCount - ulong.Min(frames.FreeCount, ClaimedPages))
            return ClaimRefusal.NoMemory;

        owner.ClaimedPages = claim;
        ClaimedPages += claim;
        return ClaimRefusal.None;
    }

    /// <summary>Ends a domain's claim.</summary>
    public void EndClaim(DomainMemory owner) => TakeFromClaim(owner, owner.ClaimedPages);

    private void TakeFromClaim(DomainMemory owner, ulong count)
    {
        ulong taken = ulong.Min(owner.ClaimedPages, count);
        owner.ClaimedPages -= taken;
        ClaimedPages -= taken;
    }
}
