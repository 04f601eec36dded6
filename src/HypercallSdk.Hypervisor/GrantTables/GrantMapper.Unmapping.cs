using System;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Domains;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor.GrantTables;

/// <content>Mappings are ended.</content>
internal sealed partial class GrantMapper
{
    private const GrantMapFlags Kinds = GrantMapFlags.HostMap | GrantMapFlags.DeviceMap;

    /// <summary>Ends mappings.</summary>
    public void Unmap(Vcpu caller, Span<GrantUnmap> operations)
    {
        for (int start = 0; start < operations.Length; start += BatchSize)
        {
            Span<GrantUnmap> batch = operations.Slice(start, int.Min(BatchSize, operations.Length - start));
            bool isLost = false;
            for (int i = 0; i < batch.Length && !isLost; i++)
            {
                caller.BeginEntry(start + i);
                ref GrantUnmap operation = ref batch[i];
                operation.Status = End(caller, operation.Handle, operation.HostAddress, operation.DeviceBusAddress, 0, ref _batch[i], out isLost);
            }

            Complete(caller, batch.Length, isLost);
        }
    }

    /// <summary>Ends mappings and puts what is mapped elsewhere in their place.</summary>
    public void UnmapAndReplace(Vcpu caller, Span<GrantUnmapAndReplace> operations)
    {
        for (int start = 0; start < operations.Length; start += BatchSize)
        {
            Span<GrantUnmapAndReplace> batch = operations.Slice(start, int.Min(BatchSize, operations.Length - start));
            bool isLost = false;
            for (int i = 0; i < batch.Length && !isLost; i++)
            {
                caller.BeginEntry(start + i);
                ref GrantUnmapAndReplace operation = ref batch[i];
                operation.Status = End(caller, operation.Handle, operation.HostAddress, 0, operation.NewAddress, ref _batch[i], out isLost);
            }

            Complete(caller, batch.Length, isLost);
        }
    }

    private static GrantStatus RefuseHandle(Vcpu caller, GrantHandle handle) =>
        caller.RefuseGrant(GrantStatus.BadHandle, "the caller has no such mapping", "operations.Handle", handle.Value, "a handle that a mapping was given and that is not ended");

    // Takes the L1 entry away. The handle is free as soon as nothing of the mapping is left.
    private GrantStatus End(Vcpu caller, GrantHandle handle, ulong hostAddress, ulong deviceAddress, ulong newAddress, ref EndedMapping ended, out bool isLost)
    {
        isLost = false;
        ended = default;
        MapTrack track = caller.Domain.MapTrack;
        if (!track.Contains(handle))
            return RefuseHandle(caller, handle);

        ref GrantMapping mapping = ref track[handle];
        if (tables.Find(mapping.Granter) is not { } table)
        {
            isLost = true;
            return GrantStatus.BadDomain;
        }

        var reference = new GrantReference(mapping.Reference);
        ulong address = table.Active(reference).Frame.Address.Value;
        if (deviceAddress != 0 && mapping.IsForDevices && deviceAddress != address)
            return caller.RefuseGrant(GrantStatus.BadDeviceAddress, $"the mapping is of grant {reference} of domain {mapping.Granter}, whose page is another", "operations.DeviceBusAddress", deviceAddress, $"0x{address:x}");

        GrantMapFlags done = mapping.Flags & GrantMapFlags.ReadOnly;
        if (hostAddress != 0 && mapping.IsForProcessors)
        {
            GrantStatus status = mappings.Replace(caller, hostAddress, table.Active(reference).Frame, newAddress, mapping.Flags);
            if (status != GrantStatus.Okay)
                return status;

            done |= GrantMapFlags.HostMap;
        }

        if (deviceAddress != 0 && mapping.IsForDevices)
            done |= GrantMapFlags.DeviceMap;

        if ((done & Kinds) == GrantMapFlags.None)
            return GrantStatus.Okay;

        ended = new EndedMapping { Table = table, Reference = reference, Ended = done };
        mapping.Flags &= ~(done & Kinds);
        if ((mapping.Flags & Kinds) == GrantMapFlags.None)
            track.Return(handle);

        return GrantStatus.Okay;
    }

    private void Complete(Vcpu caller, int count, bool isLost)
    {
        for (int i = 0; i < caller.Domain.Vcpus.Count; i++)
            caller.Domain.Vcpus[i].FlushTranslations();

        for (int i = 0; i < count; i++)
        {
            ref EndedMapping ended = ref _batch[i];
            if (ended.Table is { } table)
                PutBack(table, ended.Reference, ended.Ended);

            ended = default;
        }

        if (isLost)
            caller.Crash("the domain ends a mapping whose granter is no more and whose page it has let go of before, by overwriting the L1 entry");
    }

    // The pages go last: with the last one of a granter that is no more its table goes.
    private void PutBack(GrantTable table, GrantReference reference, GrantMapFlags ended)
    {
        bool reads = (ended & GrantMapFlags.ReadOnly) != 0;
        ref ActiveGrant grant = ref table.Active(reference);
        MachineFrame frame = grant.Frame;
        grant.Pins -= GrantPins.Of(ended);
        table.ReduceMarks(reference, reads);
        if ((ended & GrantMapFlags.DeviceMap) != 0)
            PutPage(frame, reads);

        if ((ended & GrantMapFlags.HostMap) != 0)
            PutPage(frame, reads);

        // No page of the granter's goes where what was mapped is the hypervisor's: its table looks for itself.
        if (table.IsDying)
            tables.RemoveUnless(table);
    }
}
