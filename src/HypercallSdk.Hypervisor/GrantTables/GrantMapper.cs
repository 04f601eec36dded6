// Mappings of grants: made, ended, and given up by a domain that dies. What each holds is told at GrantTable.
//
// Ends come in batches of 32, as on Xen: first the L1 entries of the batch go, then the caller's translations, and only
// then what the entries held: nobody gets a page back that somebody may still reach.
using System;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Checking;
using HypercallSdk.Hypervisor.Domains;
using HypercallSdk.Hypervisor.Machine;
using HypercallSdk.Hypervisor.Paging;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor.GrantTables;

/// <summary>Maps and unmaps grants. One a host.</summary>
internal sealed partial class GrantMapper(GrantTableIndex tables, MachineMemory memory, PageTypes types, GrantMappings mappings)
{
    /// <summary>How many mappings are ended between two flushes of the caller's translations (<c>GNTTAB_UNMAP_BATCH_SIZE</c>).</summary>
    public const int BatchSize = 32;

    private readonly FrameTable _frames = memory.Frames;
    private readonly EndedMapping[] _batch = new EndedMapping[BatchSize];

    /// <summary>Maps one grant.</summary>
    public GrantStatus Map(Vcpu caller, ref GrantMap operation)
    {
        Domain mapper = caller.Domain;
        uint pins = GrantPins.Of(operation.Flags);
        if (pins == 0)
            return caller.RefuseGrant(GrantStatus.BadReference, "the flags ask for no mapping", "operations.Flags", (uint)operation.Flags, "GNTMAP_host_map, GNTMAP_device_map or both");

        if (tables.Find(operation.Domain) is not { } table)
            return RefuseDomain(caller, operation.Domain);

        if (!mapper.MapTrack.TryTake(out GrantHandle handle))
            return caller.RefuseGrant(GrantStatus.NoSpace, $"the domain has as many mappings as it may have: {mapper.MapTrack.Limit}", "operations", mapper.MapTrack.Limit, "fewer mappings; or DomainConfig.MaximumMaptrackFrames to be more");

        GrantStatus status = Pin(caller, table, in operation, pins, out bool isFirst);
        if (status == GrantStatus.Okay)
            status = MapPinned(caller, table, in operation, pins, isFirst);

        if (status != GrantStatus.Okay)
        {
            mapper.MapTrack.Return(handle);
            return status;
        }

        mapper.MapTrack[handle] = new GrantMapping
        {
            Reference = operation.Reference.Value,
            Granter = table.Domain.Id,
            Flags = operation.Flags,
        };
        operation.Handle = handle;
        operation.DeviceBusAddress = table.Active(operation.Reference).Frame.Address.Value;
        return GrantStatus.Okay;
    }

    /// <summary>Ends what is left of a domain's mappings. What their L1 entries hold goes with its page tables.</summary>
    public void ReleaseAll(Domain mapper)
    {
        MapTrack track = mapper.MapTrack;
        for (uint number = track.Limit; number-- > 0;)
        {
            var handle = new GrantHandle(number);
            GrantMapping mapping = track[handle];
            if (!mapping.IsMapped)
                continue;

            track.Return(handle);
            if (tables.Find(mapping.Granter) is not { } table)
                continue;

            var reference = new GrantReference(mapping.Reference);
            ref ActiveGrant grant = ref table.Active(reference);
            MachineFrame frame = grant.Frame;
            grant.Pins -= GrantPins.Of(mapping.Flags);
            table.ReduceMarks(reference, mapping.IsReadOnly);
            if (mapping.IsForDevices)
                PutPage(frame, mapping.IsReadOnly);
        }
    }

    private static GrantStatus RefuseDomain(Vcpu caller, DomainId domain) =>
        caller.RefuseGrant(GrantStatus.BadDomain, "no such domain", "operations.Domain", domain.Value, "the number of a domain (DOMID_SELF is none here)");

    // Brings the grant into use, or counts one use more.
    private GrantStatus Pin(Vcpu caller, GrantTable table, in GrantMap operation, uint pins, out bool isFirst)
    {
        GrantReference reference = operation.Reference;
        DomainId mapper = caller.Domain.Id;
        isFirst = false;
        if (reference.Value >= table.EntryCount)
            return caller.RefuseGrant(GrantStatus.BadReference, $"domain {table.Domain.Id}'s table has {table.EntryCount} entries", "operations.Reference", reference.Value, $"0 to {table.EntryCount - 1}");

        bool reads = (operation.Flags & GrantMapFlags.ReadOnly) != 0;
        ref ActiveGrant grant = ref table.Active(reference);
        if (grant.IsInUse)
        {
            string? rule = grant.User != mapper ? $"the grant is in use by domain {grant.User}"
                : grant.IsSubPage ? "the grant is in use for copies of a part of its page"
                : GrantPins.AreNearOverflow(grant.Pins, pins) ? "the grant is mapped 128 times"
                : null;
            if (rule is not null)
                return RefuseReference(caller, GrantStatus.GeneralError, rule, reference, $"a grant that only domain {mapper} uses, as a whole page");
        }

        if (!grant.IsInUse || (!reads && (grant.Pins & GrantPins.Writes) == 0))
        {
            string? rule = table.MarkInUse(reference, mapper, reads, maps: true, out GrantEntry entry);
            if (rule is not null)
                return RefuseReference(caller, GrantStatus.GeneralError, $"{rule}: {entry} in domain {table.Domain.Id}'s table", reference, $"an entry that permits domain {mapper} {(reads ? "to read" : "to write")}");

            if (!grant.IsInUse)
            {
                var frame = new MachineFrame(entry.Frame);
                if (!_frames.TryGetPage(frame, table.Domain.Id))
                {
                    table.ReduceMarks(reference, reads);
                    return RefuseReference(caller, GrantStatus.BadPage, $"the entry names a frame that is not the granter's: {FrameDescription.Of(caller, memory, frame)}", reference, $"a frame of domain {table.Domain.Id}");
                }

                isFirst = true;
                _frames.Granted?.Add(frame.Value);
                grant = new ActiveGrant
                {
                    User = mapper,
                    Source = table.Domain.Id,
                    SourceReference = reference,
                    Frame = frame,
                    Length = Page.Size,
                };
            }
        }

        grant.Pins += pins;
        return GrantStatus.Okay;
    }

    // Takes what the mapping holds and makes its L1 entry. Whoever is first has a reference already.
    private GrantStatus MapPinned(Vcpu caller, GrantTable table, in GrantMap operation, uint pins, bool isFirst)
    {
        bool reads = (operation.Flags & GrantMapFlags.ReadOnly) != 0;
        bool forDevices = (operation.Flags & GrantMapFlags.DeviceMap) != 0;
        bool forProcessors = (operation.Flags & GrantMapFlags.HostMap) != 0;
        forDevices &= !forProcessors || memory.Planted != PlantedBug.DeviceMappingIsNotCounted;
        MachineFrame frame = table.Active(operation.Reference).Frame;
        ref FrameInfo info = ref _frames[frame];
        int references = isFirst ? 1 : 0;
        int uses = 0;
        GrantStatus status = GrantStatus.Okay;
        if (!isFirst)
        {
            // The page may have gone while the grant was in use: its L1 entries were overwritten.
            if (_frames.TryGetPage(frame, table.Domain.Id))
                references++;
            else
                status = RefuseReference(caller, GrantStatus.GeneralError, $"the page is not the granter's any more: {FrameDescription.Of(caller, memory, frame)}", operation.Reference, "a page that the granter still has");
        }

        if (status == GrantStatus.Okay && !reads)
        {
            int wanted = (forDevices ? 1 : 0) + (forProcessors ? 1 : 0);
            while (uses < wanted && types.TryGetWritable(ref info))
                uses++;

            if (uses < wanted)
                status = RefuseReference(caller, GrantStatus.GeneralError, $"a page or descriptor table is never mapped writable: {FrameDescription.Of(caller, memory, frame)}", operation.Reference, "a read-only mapping");
        }

        // What was taken so far is for the devices' mapping; the L1 entry holds a reference of its own.
        if (status == GrantStatus.Okay && forProcessors && forDevices)
        {
            if (_frames.TryGetPage(frame, table.Domain.Id))
                references++;
            else
                status = RefuseReference(caller, GrantStatus.GeneralError, $"frame {frame} has as many references as can be counted", operation.Reference, "a page in fewer uses");
        }

        if (status == GrantStatus.Okay && forProcessors)
            status = mappings.Create(caller, operation.HostAddress, frame, operation.Flags);

        if (status == GrantStatus.Okay)
            return status;

        table.Active(operation.Reference).Pins -= pins;
        table.ReduceMarks(operation.Reference, reads);
        while (uses-- > 0)
            types.PutType(frame);

        while (references-- > 0)
            _frames.PutPage(frame);

        return status;
    }

    private static GrantStatus RefuseReference(Vcpu caller, GrantStatus status, string rule, GrantReference reference, string expected) =>
        caller.RefuseGrant(status, rule, "operations.Reference", reference.Value, expected);

    private void PutPage(MachineFrame frame, bool reads)
    {
        if (reads)
            _frames.PutPage(frame);
        else
            types.PutPageAndType(frame);
    }
}
