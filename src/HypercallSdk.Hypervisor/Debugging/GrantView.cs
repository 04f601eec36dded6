using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Domains;
using HypercallSdk.Hypervisor.GrantTables;

namespace HypercallSdk.Hypervisor.Debugging;

/// <summary>A grant as a debugger shows it.</summary>
[DebuggerDisplay("{DebugText,nq}")]
internal sealed class GrantView
{
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly GrantTable _table;

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly GrantEntry _entry;

    /// <summary>A grant of a domain's that is on the machine.</summary>
    /// <param name="table">The domain's table.</param>
    /// <param name="reference">The grant.</param>
    /// <param name="entry">What the guest wrote.</param>
    public GrantView(GrantTable table, GrantReference reference, GrantEntry entry)
    {
        _table = table;
        _entry = entry;
        Reference = reference;
    }

    /// <summary>The grant's number.</summary>
    public GrantReference Reference { get; }

    /// <summary>The flags of the guest's entry.</summary>
    public GrantEntryFlags Flags => _entry.Flags;

    /// <summary>The domain that may use it.</summary>
    public DomainId Peer => _entry.Domain;

    /// <summary>The frame, as the guest's entry has it.</summary>
    public MachineFrame Frame => new(_entry.Frame);

    /// <summary>The frame's place in the granter's pseudo-physical memory; null where it has none.</summary>
    public PseudoPhysicalFrame? PseudoPhysical => PageTableEntryView.PlaceOf(_table.Domain.Host.Memory, Frame);

    /// <summary>Who uses it and how often; null while nobody does.</summary>
    public string? Use => GrantLook.Active(_table, Reference.Value) is { } grant ? GrantLook.UseOf(in grant) : null;

    /// <summary>Its mappings, of the domains that are on the machine.</summary>
    public string[] Mappings
    {
        get
        {
            var mappings = new List<string>();
            foreach (Domain domain in _table.Domain.Host.Domains)
            {
                foreach ((GrantHandle handle, GrantMapping mapping) in domain.MapTrack.All())
                {
                    if (mapping.Granter == _table.Domain.Id && mapping.Reference == Reference.Value)
                        mappings.Add($"handle {handle} of {domain}: {mapping.Flags}");
                }
            }

            return [.. mappings];
        }
    }

    /// <summary>One line.</summary>
    public override string ToString() => DebugText;

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    internal string DebugText
    {
        get
        {
            string place = PseudoPhysical is { } pseudoPhysical ? $", pseudo-physical {pseudoPhysical}" : string.Empty;
            string use = Use ?? "not in use";
            return string.Create(CultureInfo.InvariantCulture, $"grant {Reference}: {Flags} for domain {Peer}, frame {Frame}{place}; {use}");
        }
    }
}
