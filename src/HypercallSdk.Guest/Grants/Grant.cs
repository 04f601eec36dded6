// A grant that stands: one entry of our table that lets another domain use one page of ours.
//
// It is a ref struct, so that it cannot lie forgotten in a kernel's fields: it is ended in the method that made it, handed
// on, or kept as its reference (Keep), which is a plain number for the kernel's state. Who keeps the reference makes the
// grant again from it (Resume) and ends that. The reference and not this struct is what survives a handler.
//
// The page stays in use by the grant until End says that it has ended: before, neither may the page be freed nor be given
// another use, since the other domain may write it at any moment. End asks the entry and not the other domain, and takes it
// back in one step with the question, so nobody can begin to use it between the two.
using System.Diagnostics;
using HypercallSdk.Abi;

namespace HypercallSdk.Guest;

/// <summary>A page granted to another domain. It has to be ended.</summary>
/// <remarks>
/// <code>
/// if (Grant.TryMake(peer, page, GrantAccess.ReadWrite, out Grant grant).IsSuccess)
/// {
///     _reference = grant.Keep();      // in a handler much later: Grant.Resume(_reference).End()
/// }
/// </code>
/// Grant references change when the domain is restored: whoever keeps one re-grants in a <see cref="ResumeAttribute"/> method.
/// </remarks>
[DebuggerDisplay("grant {Reference}")]
[MustBeEnded(nameof(End), Keep = nameof(Keep), Resume = nameof(Resume))]
public readonly ref struct Grant
{
    private Grant(GrantReference reference) => Reference = reference;

    /// <summary>Its number: what the other domain maps, copies from or copies to.</summary>
    public GrantReference Reference { get; }

    /// <summary>Whether it stands: the default value does not.</summary>
    public bool Stands => Reference.Value != 0;

    /// <summary>To whom the page is granted.</summary>
    // A debugger does not ask by itself: an answer is a read of the guest's memory, which is the kernel's to make.
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public DomainId Domain => GrantEntries.DomainOf(Reference);

    /// <summary>Whether the other domain uses the page at the moment.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public GrantUse Use => GrantEntries.UseOf(Reference);

    /// <summary>Grants a page of ours.</summary>
    /// <param name="domain">To whom.</param>
    /// <param name="frame">The page.</param>
    /// <param name="access">For what.</param>
    /// <param name="grant">The grant, which has to be ended.</param>
    /// <returns>
    /// <see cref="XenErrno.NoSpace"/> where the table is full and cannot grow; <see cref="XenErrno.InvalidArgument"/> where
    /// the frame has no machine frame.
    /// </returns>
    public static HypercallResult TryMake(DomainId domain, PseudoPhysicalFrame frame, GrantAccess access, out Grant grant)
    {
        HypercallResult result = GrantEntries.TryTake(out GrantReference reference);
        return Make(result, reference, domain, frame, access, out grant);
    }

    /// <summary>Grants a page under a number that both domains know beforehand; the number must be free.</summary>
    /// <param name="reference">The number, from <see cref="ReservedGrants.Count"/> on.</param>
    /// <param name="domain">To whom.</param>
    /// <param name="frame">The page.</param>
    /// <param name="access">For what.</param>
    /// <param name="grant">The grant, which has to be ended.</param>
    /// <returns>As for <see cref="TryMake"/>; <see cref="XenErrno.Busy"/> where the number is not free.</returns>
    public static HypercallResult TryMakeAt(GrantReference reference, DomainId domain, PseudoPhysicalFrame frame, GrantAccess access, out Grant grant)
    {
        HypercallResult result = GrantEntries.TryTake(reference);
        return Make(result, reference, domain, frame, access, out grant);
    }

    /// <summary>The grant that <see cref="Keep"/> gave the number of.</summary>
    public static Grant Resume(GrantReference reference) => new(reference);

    /// <summary>
    /// Its number, for the kernel's state: from here on whoever keeps the number has to end the grant.
    /// </summary>
    public GrantReference Keep() => Reference;

    /// <summary>
    /// Ends the grant, unless the other domain uses the page: then nothing is changed and the page may not be used for
    /// anything else yet. Ask the other domain to unmap it, and end it then.
    /// </summary>
    /// <returns>Whether it has ended.</returns>
    public bool End() => GrantEntries.TryEnd(Reference);

    private static HypercallResult Make(
        HypercallResult taken,
        GrantReference reference,
        DomainId domain,
        PseudoPhysicalFrame frame,
        GrantAccess access,
        out Grant grant)
    {
        grant = default;
        if (taken.IsError)
        {
            return taken;
        }

        MachineFrame machineFrame = KernelMemory.MachineFrameOf(frame);
        if (machineFrame == KernelMemory.NoFrame)
        {
            GrantEntries.Return(reference);
            return XenErrno.InvalidArgument;
        }

        GrantEntryFlags flags = GrantEntryFlags.PermitAccess | (access == GrantAccess.ReadOnly ? GrantEntryFlags.ReadOnly : 0);
        GrantEntries.Write(reference, domain, (uint)machineFrame.Value, flags);
        grant = new Grant(reference);
        return HypercallResult.Success;
    }
}
