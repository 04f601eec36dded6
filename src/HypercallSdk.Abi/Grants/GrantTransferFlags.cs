using System;

namespace HypercallSdk.Abi;

/// <summary>How far a transfer is (<c>GTF_transfer_*</c>), in the flags of the entry that accepts it.</summary>
[Flags]
public enum GrantTransferFlags : ushort
{
    /// <summary>Nobody has given a frame.</summary>
    [NotInXen("C writes 0")]
    None = 0,

    /// <summary>A frame is coming: the entry is not the guest's to change (<c>GTF_transfer_committed</c>).</summary>
    [XenName("GTF_transfer_committed")]
    Committed = 4,

    /// <summary>The frame is there (<c>GTF_transfer_completed</c>).</summary>
    [XenName("GTF_transfer_completed")]
    Completed = 8,
}
