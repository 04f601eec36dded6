using System;

namespace HypercallSdk.Abi;

/// <summary>What a packet that arrived is (<c>NETRXF_*</c>).</summary>
[Flags]
public enum NetworkReceiveFlags : ushort
{
    /// <summary>None.</summary>
    [NotInXen("no flag")]
    None = 0,

    /// <summary>Its data is known to be right (<c>NETRXF_data_validated</c>).</summary>
    [XenName("NETRXF_data_validated")]
    DataValidated = 1 << 0,

    /// <summary>Its checksum is not filled in (<c>NETRXF_csum_blank</c>).</summary>
    [XenName("NETRXF_csum_blank")]
    ChecksumBlank = 1 << 1,

    /// <summary>It goes on in the next response (<c>NETRXF_more_data</c>).</summary>
    [XenName("NETRXF_more_data")]
    MoreData = 1 << 2,

    /// <summary>
    /// A <see cref="NetworkExtraInfo"/> comes in the next response's place (<c>NETRXF_extra_info</c>).
    /// </summary>
    [XenName("NETRXF_extra_info")]
    ExtraInfo = 1 << 3,

    /// <summary>The next response is of a packet that is to be cut up (<c>NETRXF_gso_prefix</c>).</summary>
    [XenName("NETRXF_gso_prefix")]
    SegmentationPrefix = 1 << 4,
}
