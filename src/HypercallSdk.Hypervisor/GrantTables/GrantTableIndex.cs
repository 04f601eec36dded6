using System.Collections.Generic;
using System.Linq;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Domains;

namespace HypercallSdk.Hypervisor.GrantTables;

/// <summary>The grant tables of the machine's domains, and of those that are no more but have pages that others hold.</summary>
internal sealed class GrantTableIndex
{
    private readonly Dictionary<ushort, GrantTable> _tables = [];

    /// <summary>All of them.</summary>
    public IReadOnlyCollection<GrantTable> All => _tables.Values;

    /// <summary>Adds a new domain's.</summary>
    public void Add(GrantTable table) => _tables.Add(table.Domain.Id.Value, table);

    /// <summary>A domain's; null when there is no such domain any more.</summary>
    public GrantTable? Find(DomainId domain) => _tables.GetValueOrDefault(domain.Value);

    /// <summary>The same, where <see cref="DomainId.Self"/> stands for <paramref name="caller"/>.</summary>
    public GrantTable? FindAny(DomainId domain, Domain caller) => domain == DomainId.Self ? caller.Grants : Find(domain);

    /// <summary>
    /// The domain is no more. Its table goes with the last of its pages, and of the hypervisor's frames that it granted: until
    /// then, others end their mappings by it.
    /// </summary>
    public void Close(GrantTable table)
    {
        table.Domain.Memory.LastPageGone = () => RemoveUnless(table);
        RemoveUnless(table);

        // What the domain mapped of others that are no more has gone with its page tables.
        GrantTable[] dying = [.. _tables.Values.Where(other => other.IsDying)];
        foreach (GrantTable other in dying)
            RemoveUnless(other);
    }

    /// <summary>Removes the table of a domain that is no more, unless others hold a frame of the domain's.</summary>
    public void RemoveUnless(GrantTable table)
    {
        if (!table.IsHeld && _tables.ContainsValue(table))
            Remove(table);
    }

    private void Remove(GrantTable table)
    {
        _tables.Remove(table.Domain.Id.Value);
        table.Release();
    }
}
