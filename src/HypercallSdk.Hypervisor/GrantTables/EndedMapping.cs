using HypercallSdk.Abi;

namespace HypercallSdk.Hypervisor.GrantTables;

/// <summary>A mapping whose L1 entry is gone, and what is still to be put back for it.</summary>
internal struct EndedMapping
{
    /// <summary>The granter's table; null while there is nothing to put back.</summary>
    public GrantTable? Table;

    /// <summary>The grant.</summary>
    public GrantReference Reference;

    /// <summary>Which mappings ended, and whether they were for reading only.</summary>
    public GrantMapFlags Ended;
}
