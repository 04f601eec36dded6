namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="IDomctl.AuditPhysicalMap"/> (<c>struct xen_domctl_audit_p2m</c>).</summary>
[XenName("struct xen_domctl_audit_p2m")]
public struct DomctlAuditPhysicalMap
{
    /// <summary>Out: frames that nothing leads to (<c>orphans</c>).</summary>
    [XenName("orphans")]
    public ulong Orphans;

    /// <summary>Out: wrong entries of the machine-to-physical table (<c>m2p_bad</c>).</summary>
    [XenName("m2p_bad")]
    public ulong BadMachineEntries;

    /// <summary>Out: wrong entries of the domain's own (<c>p2m_bad</c>).</summary>
    [XenName("p2m_bad")]
    public ulong BadPhysicalEntries;
}
