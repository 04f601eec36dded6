namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="IGrantTableOp.DumpTable"/> (<c>gnttab_dump_table_t</c>).</summary>
[XenName("gnttab_dump_table_t")]
public struct GrantDumpTable
{
    /// <summary>In: whose table (<c>dom</c>).</summary>
    [XenName("dom")]
    public DomainId Domain;

    /// <summary>Out: what became of it (<c>status</c>).</summary>
    [XenName("status")]
    public GrantStatus Status;
}
