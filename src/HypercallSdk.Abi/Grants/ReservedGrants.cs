namespace HypercallSdk.Abi;

/// <summary>The first entries of a grant table, which the toolstack fills and a change of version keeps.</summary>
public static class ReservedGrants
{
    /// <summary>How many there are (<c>GNTTAB_NR_RESERVED_ENTRIES</c>).</summary>
    [XenName("GNTTAB_NR_RESERVED_ENTRIES")]
    public const uint Count = 8;

    /// <summary>The console's page (<c>GNTTAB_RESERVED_CONSOLE</c>).</summary>
    [XenName("GNTTAB_RESERVED_CONSOLE")]
    public const uint Console = 0;

    /// <summary>The store's page (<c>GNTTAB_RESERVED_XENSTORE</c>).</summary>
    [XenName("GNTTAB_RESERVED_XENSTORE")]
    public const uint XenStore = 1;
}
