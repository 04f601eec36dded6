using System;

namespace HypercallSdk.Abi;

/// <summary>What a packet to be sent is (<c>NETTXF_*</c>).</summary>
[Flags]
public enum NetworkTransmitFlags : ushort
{
    /// <summary>None.</summary>
    [NotInXen("no flag")]
    None = 0,

    /// <summary>Its checksum is left for the other end to fill in (<c>NETTXF_csum_blank</c>).</summary>
    [XenName("NETTXF_csum_blank")]
    ChecksumBlank = 1 << 0,

    /// <summary>Its data is known to be right (<c>NETTXF_data_validated</c>).</summary>
    [XenName("NETTXF_data_validated")]
    DataValidated = 1 << 1,

    /// <summary>It goes on in the next request (<c>NETTXF_more_data</c>).</summary>
    [XenName("NETTXF_more_data")]
    MoreData = 1 << 2,

    /// <summary>
    /// A <see cref="NetworkExtraInfo"/> comes in the next request's place (<c>NETTXF_extra_info</c>).
    /// </summary>
    [XenName("NETTXF_extra_info")]
    ExtraInfo = 1 << 3,
}
