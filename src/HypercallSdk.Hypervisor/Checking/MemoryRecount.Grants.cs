using System.Collections.Generic;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Domains;
using HypercallSdk.Hypervisor.GrantTables;

namespace HypercallSdk.Hypervisor.Checking;

internal sealed unsafe partial class MemoryRecount
{
    // Who maps which frame by grant, and whether for writing.
    private readonly Dictionary<(ushort Domain, ulong Frame), bool> _granted = [];

    // How often each grant of each table is in use.
    private readonly Dictionary<(ushort Granter, uint Reference), uint> _pins = [];

    private void CountGrants()
    {
        _granted.Clear();
        _pins.Clear();
        foreach (Domain domain in host.Domains)
        {
            foreach ((GrantHandle handle, GrantMapping mapping) in domain.MapTrack.All())
                CountMapping(domain, handle, in mapping);
        }

        foreach (GrantTable table in host.GrantTables.All)
        {
            foreach ((GrantReference reference, ActiveGrant grant) in table.AllActive())
            {
                _pins.Remove((table.Domain.Id.Value, reference.Value), out uint pins);
                if (pins != grant.Pins)
                    Say($"grant {reference} of domain {table.Domain.Id} has 0x{pins:x8} uses, counted 0x{grant.Pins:x8}");
            }
        }

        foreach ((ushort granter, uint reference) in _pins.Keys)
            Say($"grant {reference} of domain {granter} is mapped, and counted as in no use");
    }

    private void CountMapping(Domain domain, GrantHandle handle, in GrantMapping mapping)
    {
        // A granter that is no more has no table when nobody holds a page of it: the L1 entry was overwritten.
        if (host.GrantTables.Find(mapping.Granter) is not { } table)
            return;

        var reference = new GrantReference(mapping.Reference);
        if (reference.Value >= table.EntryCount)
        {
            Say($"domain {domain.Id}'s mapping {handle} is of grant {reference} of domain {mapping.Granter}, which has {table.EntryCount}");
            return;
        }

        MachineFrame frame = table.Active(reference).Frame;
        (ushort, uint) grant = (mapping.Granter.Value, mapping.Reference);
        _pins[grant] = _pins.GetValueOrDefault(grant) + GrantPins.Of(mapping.Flags);
        if (mapping.IsForProcessors)
        {
            (ushort, ulong) page = (domain.Id.Value, frame.Value);
            _granted[page] = _granted.GetValueOrDefault(page) || !mapping.IsReadOnly;
        }

        if (!mapping.IsForDevices)
            return;

        ref RecountedFrame found = ref Found(frame);
        found.References++;
        if (!mapping.IsReadOnly)
            found.WritableUses++;
    }

    private bool IsGranted(DomainId domain, MachineFrame frame, bool writable) =>
        _granted.TryGetValue((domain.Value, frame.Value), out bool mayWrite) && (mayWrite || !writable);
}
