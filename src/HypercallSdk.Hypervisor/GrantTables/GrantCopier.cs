// Copies between frames of the caller's and grants. A grant is in use, and its page held, for as long as copies are made from
// or to it: several in a row from one grant take it once.
//
// A grant that was passed on (version 2) is in use at both tables: at the one that passes it on, where the caller uses it,
// and at its source, where the domain that passes it on does. One step, no more: a source that passes it on itself is
// refused.
using System;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Machine;
using HypercallSdk.Hypervisor.Paging;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor.GrantTables;

/// <summary>Makes grant copies. One a host.</summary>
internal sealed unsafe class GrantCopier(GrantTableIndex tables, MachineMemory memory, PageTypes types)
{
    private readonly FrameTable _frames = memory.Frames;

    /// <summary>Makes copies, in order.</summary>
    public void Copy(Vcpu caller, Span<GrantCopy> operations)
    {
        CopyEnd source = default;
        CopyEnd destination = default;
        for (int i = 0; i < operations.Length; i++)
        {
            caller.BeginEntry(i);
            ref GrantCopy operation = ref operations[i];
            operation.Status = CopyOne(caller, in operation, ref source, ref destination);
            if (operation.Status == GrantStatus.Okay)
                continue;

            Release(ref source);
            Release(ref destination);
        }

        Release(ref source);
        Release(ref destination);
    }

    private GrantStatus CopyOne(Vcpu caller, in GrantCopy operation, ref CopyEnd source, ref CopyEnd destination)
    {
        bool fromGrant = (operation.Flags & GrantCopyFlags.SourceIsGrant) != 0;
        bool toGrant = (operation.Flags & GrantCopyFlags.DestinationIsGrant) != 0;

        // Both domains are looked at before either page is.
        GrantStatus status = CheckDomain(caller, operation.Source.Domain, fromGrant, "operations.Source.Domain");
        if (status == GrantStatus.Okay)
            status = CheckDomain(caller, operation.Destination.Domain, toGrant, "operations.Destination.Domain");

        if (status == GrantStatus.Okay && !IsSame(in source, in operation.Source, fromGrant))
        {
            Release(ref source);
            status = Claim(caller, in operation.Source, fromGrant, isSource: true, ref source);
        }

        if (status == GrantStatus.Okay && !IsSame(in destination, in operation.Destination, toGrant))
        {
            Release(ref destination);
            status = Claim(caller, in operation.Destination, toGrant, isSource: false, ref destination);
        }

        if (status == GrantStatus.Okay)
            status = CheckBounds(caller, in operation, in source, in destination);

        if (status != GrantStatus.Okay)
            return status;

        // SAFETY: both frames exist and are held; neither end crosses its page.
        byte* from = memory.HostAddress(source.Frame) + operation.Source.Offset;
        byte* to = memory.HostAddress(destination.Frame) + operation.Destination.Offset;
        memory.Changed(destination.Frame);
        Buffer.MemoryCopy(from, to, operation.Length, operation.Length);
        return GrantStatus.Okay;
    }

    private GrantStatus CheckDomain(Vcpu caller, DomainId domain, bool isGrant, string field)
    {
        if (tables.FindAny(domain, caller.Domain) is null)
            return caller.RefuseGrant(GrantStatus.BadDomain, "no such domain", field, domain.Value, "the number of a domain, or DOMID_SELF");

        return !isGrant && domain != DomainId.Self
            ? caller.RefuseGrant(GrantStatus.PermissionDenied, "only the caller's own frames are copied by their number", field, domain.Value, $"DOMID_SELF ({DomainId.Self.Value}), or a grant")
            : GrantStatus.Okay;
    }

    private static bool IsSame(in CopyEnd end, in GrantCopyPointer pointer, bool isGrant) =>
        end.IsClaimed && end.IsGrant == isGrant && end.Domain == pointer.Domain && end.Name == NameOf(in pointer, isGrant);

    private static ulong NameOf(in GrantCopyPointer pointer, bool isGrant) => isGrant ? pointer.Reference.Value : pointer.Frame;

    private static GrantStatus CheckBounds(Vcpu caller, in GrantCopy operation, in CopyEnd source, in CopyEnd destination)
    {
        int from = operation.Source.Offset;
        int to = operation.Destination.Offset;
        int length = operation.Length;
        if (from + length > Page.Size)
            return caller.RefuseGrant(GrantStatus.BadCopyArgument, $"the source crosses its page: {length} bytes from {from}", "operations.Source.Offset", (ulong)from, $"at most {Page.Size - length}");

        if (to + length > Page.Size)
            return caller.RefuseGrant(GrantStatus.BadCopyArgument, $"the destination crosses its page: {length} bytes from {to}", "operations.Destination.Offset", (ulong)to, $"at most {Page.Size - length}");

        if (from < source.Start || from + length > source.Start + source.Length)
            return caller.RefuseGrant(GrantStatus.GeneralError, $"of the source {source.Length} bytes from {source.Start} are granted, not {length} bytes from {from}", "operations.Source.Offset", (ulong)from, "the part that is granted");

        return to < destination.Start || to + length > destination.Start + destination.Length
            ? caller.RefuseGrant(GrantStatus.GeneralError, $"of the destination {destination.Length} bytes from {destination.Start} are granted, not {length} bytes from {to}", "operations.Destination.Offset", (ulong)to, "the part that is granted")
            : GrantStatus.Okay;
    }

    private GrantStatus Claim(Vcpu caller, in GrantCopyPointer pointer, bool isGrant, bool isSource, ref CopyEnd end)
    {
        end = new CopyEnd { IsGrant = isGrant, IsSource = isSource, Domain = pointer.Domain, Name = NameOf(in pointer, isGrant) };
        string field = isSource ? "operations.Source" : "operations.Destination";
        if (isGrant)
        {
            GrantTable table = tables.FindAny(pointer.Domain, caller.Domain)!;
            GrantStatus status = Acquire(caller, table, pointer.Reference, caller.Domain.Id, isSource, allowsTransitive: true, field, out ActiveGrant grant);
            if (status != GrantStatus.Okay)
                return status;

            end.Table = table;
            end.Frame = grant.Frame;
            end.Start = grant.Start;
            end.Length = grant.Length;
        }
        else
        {
            var frame = new MachineFrame(pointer.Frame);
            if (!_frames.TryGetPage(frame, caller.Domain.Id))
                return caller.RefuseGrant(GrantStatus.BadPage, $"the frame is not the caller's: {FrameDescription.Of(caller, memory, frame)}", field + ".Frame", frame.Value, "a frame of the caller's");

            end.Frame = frame;
            end.Length = Page.Size;
        }

        end.IsClaimed = true;
        if (isSource || types.TryGetWritable(ref _frames[end.Frame]))
            return GrantStatus.Okay;

        // Without its use as Writable it is put back as a source is.
        GrantStatus refused = caller.RefuseGrant(GrantStatus.GeneralError, $"a page or descriptor table is not written: {FrameDescription.Of(caller, memory, end.Frame)}", field, end.Name, "a page that may be writable memory");
        ReleaseGrant(in end);
        _frames.PutPage(end.Frame);
        end = default;
        return refused;
    }

    private void Release(ref CopyEnd end)
    {
        if (!end.IsClaimed)
            return;

        ReleaseGrant(in end);
        if (!end.IsSource)
            types.PutType(end.Frame);

        _frames.PutPage(end.Frame);
        end = default;
    }

    private void ReleaseGrant(in CopyEnd end)
    {
        if (end.Table is { } table)
            ReleaseGrant(table, new GrantReference((uint)end.Name), end.IsSource);
    }

    private void ReleaseGrant(GrantTable table, GrantReference reference, bool reads)
    {
        ref ActiveGrant grant = ref table.Active(reference);
        DomainId source = grant.Source;
        GrantReference sourceReference = grant.SourceReference;
        grant.Pins -= PinFor(reads);
        table.ReduceMarks(reference, reads);
        if (source != table.Domain.Id && tables.Find(source) is { } from)
            ReleaseGrant(from, sourceReference, reads);
    }

    private static uint PinFor(bool reads) => reads ? GrantPins.HostRead : GrantPins.HostWrite;

    // Brings a grant into use for a copy, and takes a reference to its page.
    private GrantStatus Acquire(Vcpu caller, GrantTable table, GrantReference reference, DomainId user, bool reads, bool allowsTransitive, string field, out ActiveGrant acquired)
    {
        acquired = default;
        if (reference.Value >= table.EntryCount)
            return Refuse(caller, GrantStatus.BadReference, $"domain {table.Domain.Id}'s table has {table.EntryCount} entries", field, reference, $"0 to {table.EntryCount - 1}");

        ref ActiveGrant grant = ref table.Active(reference);
        if (grant.IsInUse && grant.User != user)
            return Refuse(caller, GrantStatus.GeneralError, $"the grant is in use by domain {grant.User}", field, reference, $"a grant that only domain {user} uses");

        if (GrantPins.AreNearOverflow(grant.Pins, PinFor(reads)))
            return Refuse(caller, GrantStatus.GeneralError, "the grant is in use 128 times", field, reference, "fewer uses at once");

        bool marks = !grant.IsInUse || (!reads && (grant.Pins & GrantPins.Writes) == 0);
        GrantEntry entry;
        if (!marks)
        {
            entry = table.Fetch(reference);
        }
        else
        {
            string? rule = table.MarkInUse(reference, user, reads, maps: false, out entry);
            if (rule is not null)
                return Refuse(caller, GrantStatus.GeneralError, $"{rule}: {entry} in domain {table.Domain.Id}'s table", field, reference, $"an entry that permits domain {user} {(reads ? "to read" : "to write")}");
        }

        GrantStatus status = table.Version == 2 && entry.Type == GrantEntryFlags.Transitive
            ? AcquirePassedOn(caller, table, reference, user, reads, allowsTransitive, field, in entry)
            : AcquirePage(caller, table, reference, user, field, in entry, isLookedAt: marks);
        if (status != GrantStatus.Okay)
        {
            table.ReduceMarks(reference, reads);
            return status;
        }

        grant.Pins += PinFor(reads);
        acquired = grant;
        return GrantStatus.Okay;
    }

    private GrantStatus AcquirePage(Vcpu caller, GrantTable table, GrantReference reference, DomainId user, string field, in GrantEntry entry, bool isLookedAt)
    {
        ref ActiveGrant grant = ref table.Active(reference);
        if (grant.IsInUse)
        {
            // What is in use stays what it is, whatever the entry says by now. But where a grant that is read is to be written the
            // entry is looked at once more, and must name the same frame.
            GrantStatus named = isLookedAt ? CheckNamedFrame(caller, table, in grant, new MachineFrame(entry.Frame), reference, field) : GrantStatus.Okay;
            if (named != GrantStatus.Okay)
                return named;

            return !table.IsDying && _frames.TryGetPage(grant.Frame, table.Domain.Id)
                ? GrantStatus.Okay
                : Refuse(caller, GrantStatus.BadDomain, $"the granter is no more, or its page is not: {FrameDescription.Of(caller, memory, grant.Frame)}", field, reference, "a page that the granter still has");
        }

        var frame = new MachineFrame(entry.Frame);
        if (!_frames.TryGetPage(frame, table.Domain.Id))
            return Refuse(caller, GrantStatus.BadPage, $"the entry names a frame that is not the granter's: {FrameDescription.Of(caller, memory, frame)}", field, reference, $"a frame of domain {table.Domain.Id}");

        _frames.Granted?.Add(frame.Value);
        grant = new ActiveGrant
        {
            User = user,
            Source = table.Domain.Id,
            SourceReference = reference,
            Frame = frame,
            Start = entry.IsSubPage && table.Version == 2 ? entry.Start : (ushort)0,
            Length = entry.IsSubPage && table.Version == 2 ? entry.Length : (ushort)Page.Size,
            IsSubPage = entry.IsSubPage && table.Version == 2,
        };
        return GrantStatus.Okay;
    }

    private GrantStatus CheckNamedFrame(Vcpu caller, GrantTable table, in ActiveGrant grant, MachineFrame frame, GrantReference reference, string field)
    {
        if (!_frames.TryGetPage(frame, table.Domain.Id))
            return Refuse(caller, GrantStatus.BadPage, $"the entry names a frame by now that is not the granter's: {FrameDescription.Of(caller, memory, frame)}", field, reference, $"a frame of domain {table.Domain.Id}");

        _frames.PutPage(frame);
        return frame == grant.Frame
            ? GrantStatus.Okay
            : Refuse(caller, GrantStatus.GeneralError, $"the entry names frame {frame} by now, and is in use for frame {grant.Frame}", field, reference, $"frame {grant.Frame}");
    }

    private GrantStatus AcquirePassedOn(Vcpu caller, GrantTable table, GrantReference reference, DomainId user, bool reads, bool allowsTransitive, string field, in GrantEntry entry)
    {
        // Of a grant that is passed on, the entry says whose it is where a part of a page has its start.
        var sourceId = new DomainId(entry.Start);
        var sourceReference = new GrantReference((uint)entry.Frame);
        if (!allowsTransitive)
            return Refuse(caller, GrantStatus.GeneralError, "a grant is passed on once, and this one's source passes it on itself", field, reference, "a source that grants its own page");

        if (sourceId == table.Domain.Id || tables.Find(sourceId) is not { } source)
            return Refuse(caller, GrantStatus.GeneralError, $"the entry passes on a grant of domain {sourceId}, which {(sourceId == table.Domain.Id ? "is its own" : "does not exist")}", field, reference, "a grant of another domain");

        GrantStatus status = Acquire(caller, source, sourceReference, table.Domain.Id, reads, allowsTransitive: false, field, out ActiveGrant found);
        if (status != GrantStatus.Okay)
            return status;

        ref ActiveGrant grant = ref table.Active(reference);
        if (!grant.IsInUse)
        {
            // As a part of a page, even where it is a whole one: it can be copied only.
            grant = new ActiveGrant
            {
                User = user,
                Source = sourceId,
                SourceReference = sourceReference,
                Frame = found.Frame,
                Start = found.Start,
                Length = found.Length,
                IsSubPage = true,
            };
            return GrantStatus.Okay;
        }

        bool isTheSame = grant.Frame == found.Frame && grant.Start == found.Start && grant.Length == found.Length
            && grant.Source == sourceId && grant.SourceReference == sourceReference && grant.IsSubPage;
        if (isTheSame)
            return GrantStatus.Okay;

        ReleaseGrant(source, sourceReference, reads);
        _frames.PutPage(found.Frame);
        return Refuse(caller, GrantStatus.TryAgain, "the entry changed while it is in use", field, reference, "the entry as it was when it came into use");
    }

    private static GrantStatus Refuse(Vcpu caller, GrantStatus status, string rule, string field, GrantReference reference, string expected) =>
        caller.RefuseGrant(status, rule, field + ".Reference", reference.Value, expected);
}
