namespace HypercallSdk.Abi;

/// <summary>What the entries of both versions begin with (<c>grant_entry_header_t</c>).</summary>
[XenName("grant_entry_header_t")]
public struct GrantEntryHeader
{
    /// <summary>What is granted. In version 2 the uses are told by the status words (<c>flags</c>).</summary>
    [XenName("flags")]
    public GrantEntryFlags Flags;

    /// <summary>To whom (<c>domid</c>).</summary>
    [XenName("domid")]
    public DomainId Domain;
}
