using System.Diagnostics;
using System.Globalization;
using System.Linq;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Domains;
using HypercallSdk.Hypervisor.GrantTables;

namespace HypercallSdk.Hypervisor.Debugging;

/// <summary>A domain's grants as a debugger shows them.</summary>
/// <param name="table">The domain's table.</param>
internal sealed class GrantsView(GrantTable table)
{
    /// <summary>The entries that grant something.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.RootHidden)]
    public GrantView[] Grants => Of(table);

    /// <summary>The entries of a table that grant something.</summary>
    public static GrantView[] Of(GrantTable table) => table.Domain.Host.Memory.IsDisposed
        ? []
        : [.. GrantLook.Entries(table).Select(grant => new GrantView(table, grant.Reference, grant.Entry))];

    /// <summary>One line about a table.</summary>
    public static string Describe(GrantTable table)
    {
        GrantView[] grants = Of(table);
        return string.Create(CultureInfo.InvariantCulture, $"version {table.Version}, {grants.Length} of {table.EntryCount} entries grant something, {grants.Count(grant => grant.Use is not null)} in use");
    }

    /// <summary>What a domain maps of others, one mapping a line.</summary>
    public static string[] MappedBy(Domain domain) => [.. domain.MapTrack.All().Select(each => Describe(domain.Host, each.Handle, each.Mapping))];

    private static string Describe(Host host, GrantHandle handle, GrantMapping mapping)
    {
        string frame = GrantLook.FrameOf(host, mapping) is { } found ? $", frame {found}" : string.Empty;
        return string.Create(CultureInfo.InvariantCulture, $"handle {handle}: grant {mapping.Reference} of domain {mapping.Granter}{frame}, {mapping.Flags}");
    }
}
