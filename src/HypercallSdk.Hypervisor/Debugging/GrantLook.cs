using System.Collections.Generic;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.GrantTables;

namespace HypercallSdk.Hypervisor.Debugging;

/// <summary>Reads grant tables and mappings without making anything of them.</summary>
internal static class GrantLook
{
    /// <summary>A table's entries that grant something, as the guest wrote them.</summary>
    public static IEnumerable<(GrantReference Reference, GrantEntry Entry)> Entries(GrantTable table)
    {
        for (uint i = 0; i < table.EntryCount; i++)
        {
            var reference = new GrantReference(i);
            GrantEntry entry = table.Fetch(reference);
            if (entry.Type != GrantEntryFlags.Invalid)
                yield return (reference, entry);
        }
    }

    /// <summary>What the hypervisor remembers of a grant that is in use; null of one that is not.</summary>
    public static ActiveGrant? Active(GrantTable table, uint reference)
    {
        foreach ((GrantReference each, ActiveGrant grant) in table.AllActive())
        {
            if (each.Value == reference)
                return grant;
        }

        return null;
    }

    /// <summary>The frame that a mapping is of; null where the granter knows of none any more.</summary>
    public static MachineFrame? FrameOf(Host host, GrantMapping mapping) =>
        host.GrantTables.Find(mapping.Granter) is { } table ? Active(table, mapping.Reference)?.Frame : null;

    /// <summary>How a grant is used, in words: <c>mapped to write 1 time, mapped to read 2 times</c>.</summary>
    public static string UseOf(in ActiveGrant grant)
    {
        var uses = new List<string>();
        uint pins = grant.Pins;
        Add(GrantPins.HostWrite, "mapped or copied to write");
        Add(GrantPins.HostRead, "mapped or copied to read");
        Add(GrantPins.DeviceWrite, "mapped for devices to write");
        Add(GrantPins.DeviceRead, "mapped for devices to read");
        return $"in use by domain {grant.User}: {string.Join(", ", uses)}";

        void Add(uint unit, string name)
        {
            uint count = (pins / unit) & 0xff;
            if (count > 0)
                uses.Add(count == 1 ? $"{name} once" : $"{name} {count} times");
        }
    }
}
