using System.Runtime.CompilerServices;
using System.Threading;
using HypercallSdk.Abi;

namespace HypercallSdk.Hypervisor.GrantTables;

/// <content>The guest's entries: fetched once, and marked as in use.</content>
internal sealed unsafe partial class GrantTable
{
    private const GrantEntryFlags InUse = GrantEntryFlags.Reading | GrantEntryFlags.Writing;

    // A guest may change its entry while it is being marked. Xen tries five times.
    private const int MostAttempts = 5;

    /// <summary>Fetches an entry, which must exist.</summary>
    public GrantEntry Fetch(GrantReference reference)
    {
        if (Version == 1)
            return Decode(Volatile.Read(ref *(ulong*)EntryV1(reference)));

        ulong* entry = (ulong*)EntryV2(reference);
        return Decode(Volatile.Read(ref *entry), Volatile.Read(ref entry[1]));
    }

    /// <summary>What the entry with <paramref name="reference"/> is in use for, as its guest sees it.</summary>
    public GrantEntryFlags InUseFlags(GrantReference reference) =>
        InUse & (Version == 1 ? EntryV1(reference)->Flags : (GrantEntryFlags)(*Status(reference)));

    /// <summary>
    /// Marks an entry as in use, unless it does not allow the use. One that is in use already is asked only whether it may
    /// be written: what else it says does not count any more.
    /// </summary>
    /// <param name="reference">The entry, which must exist.</param>
    /// <param name="user">Who is to use it.</param>
    /// <param name="reads">Whether for reading only.</param>
    /// <param name="maps">Whether it is to be mapped: parts of pages, and grants that were passed on, are for copies.</param>
    /// <param name="entry">What it said when it was marked, or refused.</param>
    /// <returns>Null; or the rule that it breaks.</returns>
    public string? MarkInUse(GrantReference reference, DomainId user, bool reads, bool maps, out GrantEntry entry)
    {
        bool isInUse = Active(reference).IsInUse;
        GrantEntryFlags marks = reads ? GrantEntryFlags.Reading : InUse;
        return Version == 1
            ? MarkV1(EntryV1(reference), isInUse, user, reads, maps, marks, out entry)
            : MarkV2(reference, isInUse, user, reads, maps, marks, out entry);
    }

    /// <summary>Takes back the marks for which no use is left.</summary>
    /// <param name="reference">The entry.</param>
    /// <param name="reads">Whether the use that ended was for reading only.</param>
    public void ReduceMarks(GrantReference reference, bool reads)
    {
        uint pins = Active(reference).Pins;
        GrantEntryFlags marks = pins == 0 ? GrantEntryFlags.Reading : GrantEntryFlags.Invalid;
        if (!reads && (pins & GrantPins.Writes) == 0)
            marks |= GrantEntryFlags.Writing;

        if (marks == GrantEntryFlags.Invalid)
            return;

        if (Version == 1)
            Interlocked.And(ref *(uint*)EntryV1(reference), ~(uint)marks);
        else
            ChangeStatus(reference, clear: marks, set: GrantEntryFlags.Invalid);
    }

    /// <summary>Commits an entry that accepts a transfer from <paramref name="giver"/>; the rule that it breaks otherwise.</summary>
    public string? CommitTransfer(GrantReference reference, DomainId giver, out GrantEntry entry)
    {
        // Flags and domain are the first four bytes in both versions. SAFETY: the entry exists.
        uint* header = Version == 1 ? (uint*)EntryV1(reference) : (uint*)EntryV2(reference);
        entry = Fetch(reference);
        for (int attempt = 0; attempt < MostAttempts; attempt++)
        {
            uint old = Volatile.Read(ref *header);
            entry.Flags = (GrantEntryFlags)(ushort)old;
            entry.Domain = new DomainId((ushort)(old >> 16));
            if (entry.Flags != GrantEntryFlags.AcceptTransfer)
                return "the entry accepts no transfer";

            if (entry.Domain != giver)
                return "the entry accepts a transfer from another domain";

            if (Interlocked.CompareExchange(ref *header, old | (uint)GrantTransferFlags.Committed, old) == old)
                return null;
        }

        return "the entry changes all the time";
    }

    /// <summary>Tells the guest which frame came.</summary>
    /// <returns>The pseudo-physical frame that waited for it.</returns>
    public ulong CompleteTransfer(GrantReference reference, MachineFrame frame)
    {
        ulong waiting;
        if (Version == 1)
        {
            GrantEntryV1* entry = EntryV1(reference);
            waiting = entry->Frame;
            entry->Frame = (uint)frame.Value;
        }
        else
        {
            GrantEntryV2* entry = EntryV2(reference);
            waiting = entry->Frame;
            entry->Frame = frame.Value;
        }

        uint* header = Version == 1 ? (uint*)EntryV1(reference) : (uint*)EntryV2(reference);
        Interlocked.Or(ref *header, (uint)GrantTransferFlags.Completed);
        return waiting;
    }

    /// <summary>Swaps two entries, neither of which is in use.</summary>
    public void Swap(GrantReference first, GrantReference second)
    {
        if (Version == 1)
        {
            (*EntryV1(first), *EntryV1(second)) = (*EntryV1(second), *EntryV1(first));
            return;
        }

        (*EntryV2(first), *EntryV2(second)) = (*EntryV2(second), *EntryV2(first));
        (*Status(first), *Status(second)) = (*Status(second), *Status(first));
    }

    private static GrantEntry Decode(ulong entry) => new()
    {
        Flags = (GrantEntryFlags)(ushort)entry,
        Domain = new DomainId((ushort)(entry >> 16)),
        Frame = entry >> 32,
    };

    private static GrantEntry Decode(ulong entry, ulong frame) => new()
    {
        Flags = (GrantEntryFlags)(ushort)entry,
        Domain = new DomainId((ushort)(entry >> 16)),
        Start = (ushort)(entry >> 32),
        Length = (ushort)(entry >> 48),
        Frame = frame,
    };

    private static string? MarkV1(GrantEntryV1* place, bool isInUse, DomainId user, bool reads, bool maps, GrantEntryFlags marks, out GrantEntry entry)
    {
        for (int attempt = 0; ; attempt++)
        {
            ulong old = Volatile.Read(ref *(ulong*)place);
            entry = Decode(old);
            string? rule = RuleBroken(in entry, isInUse, user, reads, maps, allowsTransitive: false);
            if (rule is not null)
                return rule;

            // Frame and all: what is marked is what was looked at.
            if (Interlocked.CompareExchange(ref *(ulong*)place, old | (ushort)marks, old) == old)
                return null;

            if (attempt + 1 == MostAttempts)
                return "the entry changes all the time";
        }
    }

    private string? MarkV2(GrantReference reference, bool isInUse, DomainId user, bool reads, bool maps, GrantEntryFlags marks, out GrantEntry entry)
    {
        entry = Fetch(reference);
        string? rule = RuleBroken(in entry, isInUse, user, reads, maps, allowsTransitive: true);
        if (rule is not null)
            return rule;

        // The guest looks at the status after it cleared the flags: the flags must be looked at again after the status
        // was set, or both could miss each other.
        ChangeStatus(reference, clear: GrantEntryFlags.Invalid, set: marks);
        uint header = Volatile.Read(ref *(uint*)EntryV2(reference));
        if (header == ((ushort)entry.Flags | ((uint)entry.Domain.Value << 16)))
            return null;

        ReduceMarks(reference, reads: false);
        return "the entry changed while it was looked at";
    }

    private static string? RuleBroken(in GrantEntry entry, bool isInUse, DomainId user, bool reads, bool maps, bool allowsTransitive)
    {
        if (!isInUse)
        {
            bool passesOn = allowsTransitive && entry.Type == GrantEntryFlags.Transitive;
            if (entry.Type != GrantEntryFlags.PermitAccess && (maps || !passesOn))
                return passesOn ? "a grant that was passed on can be copied, not mapped" : "the entry does not permit access";

            if (maps && entry.IsSubPage)
                return "a part of a page can be copied, not mapped";

            if (entry.Domain != user)
                return "the page is granted to another domain";
        }

        return !reads && entry.IsReadOnly ? "the page is granted for reading only" : null;
    }

    // A status word is half of a word of four bytes. SAFETY: status frames are whole pages, so that one is all theirs.
    private void ChangeStatus(GrantReference reference, GrantEntryFlags clear, GrantEntryFlags set)
    {
        ushort* status = Status(reference);
        int shift = ((nuint)status & 2) == 0 ? 0 : 16;
        ref uint word = ref Unsafe.AsRef<uint>((void*)((nuint)status & ~(nuint)3));
        if (clear != GrantEntryFlags.Invalid)
            Interlocked.And(ref word, ~((uint)clear << shift));

        if (set != GrantEntryFlags.Invalid)
            Interlocked.Or(ref word, (uint)set << shift);
    }
}
