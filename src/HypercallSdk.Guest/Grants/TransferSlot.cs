using HypercallSdk.Abi;

namespace HypercallSdk.Guest;

/// <summary>An entry of our table that accepts one page from another domain (<c>GTF_accept_transfer</c>). It has to be closed.</summary>
/// <remarks>The page takes the place of a hole in our memory: a page that <see cref="Balloon"/> gave back, or that was given away.</remarks>
[MustBeEnded(nameof(Close), Keep = nameof(Keep), Resume = nameof(Resume))]
public readonly ref struct TransferSlot
{
    private const uint Committed = (uint)GrantTransferFlags.Committed;
    private const uint Completed = (uint)GrantTransferFlags.Completed;

    private TransferSlot(GrantReference reference) => Reference = reference;

    /// <summary>Its number: what the giving domain names.</summary>
    public GrantReference Reference { get; }

    /// <summary>Opens a slot.</summary>
    /// <param name="domain">From whom a page is accepted.</param>
    /// <param name="slot">The slot, which has to be closed.</param>
    /// <returns><see cref="XenErrno.NoSpace"/> where the table is full and cannot grow.</returns>
    public static HypercallResult TryOpen(DomainId domain, out TransferSlot slot)
    {
        HypercallResult result = GrantEntries.TryTake(out GrantReference reference);
        if (result.IsSuccess)
        {
            GrantEntries.Write(reference, domain, 0, GrantEntryFlags.AcceptTransfer);
        }

        slot = result.IsSuccess ? new TransferSlot(reference) : default;
        return result;
    }

    /// <summary>The slot that <see cref="Keep"/> gave the number of.</summary>
    public static TransferSlot Resume(GrantReference reference) => new(reference);

    /// <summary>Its number, for the kernel's state: from here on whoever keeps the number has to close the slot.</summary>
    public GrantReference Keep() => Reference;

    /// <summary>
    /// Closes the slot: with the page that came, which is put where <paramref name="hole"/> is, or without one. Where the
    /// hypervisor has begun to transfer, its end is waited for.
    /// </summary>
    /// <param name="hole">A frame of ours that has no machine frame.</param>
    /// <param name="result">Whether the page could be put there; success where none came.</param>
    /// <returns>Whether a page came.</returns>
    public bool Close(PseudoPhysicalFrame hole, out HypercallResult result)
    {
        GrantEntries.RequireGranting(Reference);
        result = HypercallResult.Success;
        GuestPointer<uint> word = GrantEntries.FlagsWord(Reference);
        uint seen = word.Read();
        while ((seen & Committed) == 0)
        {
            uint was = word.CompareExchange(0, seen);
            if (was == seen)
            {
                GrantEntries.Return(Reference);
                return false;
            }

            seen = was;
        }

        while ((word.Read() & Completed) == 0)
        {
            _ = SchedOp.Yield(); // cannot fail
        }

        Gate.MemoryBarrier();
        var frame = new MachineFrame(GrantEntries.FrameWord(Reference).Read());
        word.Write(0);
        GrantEntries.Return(Reference);
        result = Balloon.TryAttach(hole, frame);
        return true;
    }
}
