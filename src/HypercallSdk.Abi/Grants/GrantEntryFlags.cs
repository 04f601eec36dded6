using System;

namespace HypercallSdk.Abi;

/// <summary>
/// What an entry of a grant table grants (<c>GTF_*</c>): a type in the low two bits, flags above. Those of a transfer are
/// <see cref="GrantTransferFlags"/>.
/// </summary>
[Flags]
public enum GrantEntryFlags : ushort
{
    /// <summary>Nothing (<c>GTF_invalid</c>).</summary>
    [XenName("GTF_invalid")]
    Invalid = 0,

    /// <summary>Mapping and copying (<c>GTF_permit_access</c>).</summary>
    [XenName("GTF_permit_access")]
    PermitAccess = 1,

    /// <summary>Giving a frame (<c>GTF_accept_transfer</c>).</summary>
    [XenName("GTF_accept_transfer")]
    AcceptTransfer = 2,

    /// <summary>
    /// Copying what another granted this domain (<c>GTF_transitive</c>); also the bits of the type
    /// (<c>GTF_type_mask</c>).
    /// </summary>
    [XenName("GTF_transitive")]
    [XenName("GTF_type_mask")]
    Transitive = 3,

    /// <summary>Reading only (<c>GTF_readonly</c>). Set by the guest.</summary>
    [XenName("GTF_readonly")]
    ReadOnly = 4,

    /// <summary>In use for reading (<c>GTF_reading</c>). Set by the hypervisor.</summary>
    [XenName("GTF_reading")]
    Reading = 8,

    /// <summary>In use for writing (<c>GTF_writing</c>). Set by the hypervisor.</summary>
    [XenName("GTF_writing")]
    Writing = 16,

    /// <summary>Mapped write-through (<c>GTF_PWT</c>). Set by the guest.</summary>
    [XenName("GTF_PWT")]
    WriteThrough = 32,

    /// <summary>Mapped uncached (<c>GTF_PCD</c>). Set by the guest.</summary>
    [XenName("GTF_PCD")]
    CacheDisable = 64,

    /// <summary>Mapped with the entry's PAT bit (<c>GTF_PAT</c>). Set by the guest.</summary>
    [XenName("GTF_PAT")]
    Pat = 128,

    /// <summary>A part of the page, for copying only (<c>GTF_sub_page</c>). Version 2.</summary>
    [XenName("GTF_sub_page")]
    SubPage = 256,
}
