using System.Runtime.InteropServices;

namespace HypercallSdk.Abi;

/// <summary>
/// A place of a block device's ring, which starts with a <see cref="RingHeader"/> (<c>union blkif_sring_entry</c>).
/// </summary>
[XenName("union blkif_sring_entry")]
[StructLayout(LayoutKind.Explicit, Size = 112)]
public struct BlockRingEntry
{
    /// <summary>How many a ring of one page has.</summary>
    [XenName("__CONST_RING_SIZE(blkif,4096)")]
    public const int PerPage = 32;

    /// <summary>A request (<c>req</c>).</summary>
    [FieldOffset(0)]
    [XenName("req")]
    public BlockRequest Request;

    /// <summary>A response (<c>rsp</c>).</summary>
    [FieldOffset(0)]
    [XenName("rsp")]
    public BlockResponse Response;
}
