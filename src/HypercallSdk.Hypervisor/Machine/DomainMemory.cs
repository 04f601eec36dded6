using System;
using HypercallSdk.Abi;

namespace HypercallSdk.Hypervisor.Machine;

/// <summary>The frames that one domain owns.</summary>
/// <param name="frames">The machine's frame table.</param>
/// <param name="owner">The domain.</param>
/// <param name="maximumPages">How many pages the domain may have.</param>
internal sealed class DomainMemory(FrameTable frames, DomainId owner, ulong maximumPages)
{
    /// <summary>The domain.</summary>
    public DomainId Owner { get; } = owner;

    /// <summary>How many pages the domain may have (<c>max_pages</c>).</summary>
    public ulong MaximumPages { get; set; } = maximumPages;

    /// <summary>How many it had when it was last told that it may have fewer: those it keeps until it gives them back.</summary>
    public ulong KeptPages { get; private set; }

    /// <summary>How many pages the domain has (<c>tot_pages</c>); what the hypervisor shares with it does not count.</summary>
    public ulong PageCount => Pages.Count;

    /// <summary>How many free frames are set apart for the domain (<c>outstanding_pages</c>).</summary>
    public ulong ClaimedPages { get; set; }

    /// <summary>The domain's pages.</summary>
    public FrameList Pages { get; } = new(frames);

    /// <summary>The hypervisor's frames that the domain may map: shared_info, frames of the grant table.</summary>
    public FrameList SharedFrames { get; } = new(frames);

    /// <summary>Whether the domain has been taken off the machine; what others still refer to goes when they let go of it.</summary>
    public bool IsDying { get; set; }

    /// <summary>What is done when the last page of a dying domain goes.</summary>
    public Action? LastPageGone { get; set; }

    /// <summary>
    /// Says how many pages the domain may have. It may be fewer than it has: then it is given none until it has given enough back
    /// (<c>XEN_DOMCTL_max_mem</c>).
    /// </summary>
    public void Limit(ulong pages) => (MaximumPages, KeptPages) = (pages, PageCount);
}
