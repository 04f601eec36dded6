namespace HypercallSdk.Abi;

/// <summary>One entry of a grant table of version 1 (<c>grant_entry_v1_t</c>).</summary>
[XenName("grant_entry_v1_t")]
public struct GrantEntryV1
{
    /// <summary>
    /// What is granted, and what it is in use for. Written last by the guest, with one store (<c>flags</c>).
    /// </summary>
    [XenName("flags")]
    public GrantEntryFlags Flags;

    /// <summary>To whom (<c>domid</c>).</summary>
    [XenName("domid")]
    public DomainId Domain;

    /// <summary>
    /// The frame that is granted; for a transfer the pseudo-physical frame that waits, then the machine frame that came
    /// (<c>frame</c>).
    /// </summary>
    [XenName("frame")]
    public uint Frame;
}
