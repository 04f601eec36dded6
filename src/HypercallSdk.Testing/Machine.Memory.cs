using System;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Machine;

namespace HypercallSdk.Testing;

/// <content>The machine's free memory, of which a test may leave little.</content>
public sealed partial class Machine
{
    // Whoever has the memory that a test takes: nobody that a guest could name.
    private DomainMemory? _taker;

    /// <summary>How many pages of 4 KiB of the machine's memory are free, those that are set apart left out.</summary>
    public ulong FreePages => Host.Memory.FreeFrames - ulong.Min(Host.Memory.FreeFrames, Host.Reservations.ClaimedPages);

    /// <summary>
    /// Sets the machine's free memory apart until little is left, as other domains on the machine would (<c>XENMEM_claim_pages</c>): a
    /// guest that asks for more is refused. What is freed later is free.
    /// </summary>
    /// <param name="left">How many free pages of 4 KiB are left; with fewer none is taken.</param>
    public void TakeMemory(ulong left)
    {
        GiveMemoryBack();
        ulong free = FreePages;
        if (free <= left)
            return;

        _taker ??= new DomainMemory(Host.Memory.Frames, DomainId.Xen, ulong.MaxValue);
        if (Host.Reservations.TryClaim(_taker, free - left) != Hypervisor.Domains.ClaimRefusal.None)
            throw new InvalidOperationException($"{free - left} free pages could not be set apart.");
    }

    /// <summary>Gives back what <see cref="TakeMemory"/> has set apart.</summary>
    public void GiveMemoryBack()
    {
        if (_taker is not null)
            Host.Reservations.EndClaim(_taker);
    }

    /// <summary>How many pages the test has set apart.</summary>
    internal ulong TakenPages => _taker?.ClaimedPages ?? 0;
}
