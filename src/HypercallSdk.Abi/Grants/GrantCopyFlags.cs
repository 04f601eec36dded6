using System;

namespace HypercallSdk.Abi;

/// <summary>Which ends of a copy are grants (<c>GNTCOPY_*</c>).</summary>
[Flags]
public enum GrantCopyFlags : ushort
{
    /// <summary>Neither.</summary>
    [NotInXen("C writes 0")]
    None = 0,

    /// <summary>The source (<c>GNTCOPY_source_gref</c>).</summary>
    [XenName("GNTCOPY_source_gref")]
    SourceIsGrant = 1,

    /// <summary>The destination (<c>GNTCOPY_dest_gref</c>).</summary>
    [XenName("GNTCOPY_dest_gref")]
    DestinationIsGrant = 2,
}
