using System.Collections.Generic;
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
    /// The domain is no more. Its table goes with the last of its pages: until then, others end their mappings by it.
    /// </summary>
    public void Close(GrantTable table)
    {
        if (table.Domain.Memory.Pages.Count == 0)
            Remove(table);
        else
            table.Domain.Memory.LastPageGone = () => Remove(table);
    }

    private void Remove(GrantTable table)
    {
        _tables.Remove(table.Domain.Id.Value);
        table.Release();
    }
}
