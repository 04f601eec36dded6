using System.Runtime.InteropServices;

namespace HypercallSdk.Abi;

/// <summary>
/// What is told of a packet besides, in the place of a request or a response (<c>netif_extra_info_t</c>).
/// </summary>
[XenName("netif_extra_info_t")]
[StructLayout(LayoutKind.Explicit, Size = 8)]
public struct NetworkExtraInfo
{
    /// <summary>What is told (<c>type</c>).</summary>
    [FieldOffset(0)]
    [XenName("type")]
    public NetworkExtraType Type;

    /// <summary>What comes behind it (<c>flags</c>).</summary>
    [FieldOffset(1)]
    [XenName("flags")]
    public NetworkExtraFlags Flags;

    /// <summary>Of <see cref="NetworkExtraType.Segmentation"/>: the most data of each (<c>u.gso.size</c>).</summary>
    [FieldOffset(2)]
    [XenName("u.gso.size")]
    public ushort SegmentSize;

    /// <summary>Which packets (<c>u.gso.type</c>).</summary>
    [FieldOffset(4)]
    [XenName("u.gso.type")]
    public NetworkSegmentationType SegmentationType;

    /// <summary>Padding (<c>u.gso.pad</c>).</summary>
    [FieldOffset(5)]
    [XenName("u.gso.pad")]
    public byte Padding;

    /// <summary>0 (<c>u.gso.features</c>).</summary>
    [FieldOffset(6)]
    [XenName("u.gso.features")]
    public ushort SegmentationFeatures;

    /// <summary>
    /// Of <see cref="NetworkExtraType.MulticastAdd"/> and <see cref="NetworkExtraType.MulticastRemove"/>: the group's
    /// address (<c>u.mcast.addr</c>).
    /// </summary>
    [FieldOffset(2)]
    [XenName("u.mcast.addr")]
    public Bytes6 MulticastAddress;

    /// <summary>
    /// Of <see cref="NetworkExtraType.Hash"/>: the bit's number of its <see cref="NetworkHashTypes"/>
    /// (<c>u.hash.type</c>).
    /// </summary>
    [FieldOffset(2)]
    [XenName("u.hash.type")]
    public byte HashType;

    /// <summary>How it was made (<c>u.hash.algorithm</c>).</summary>
    [FieldOffset(3)]
    [XenName("u.hash.algorithm")]
    public NetworkHashAlgorithm HashAlgorithm;

    /// <summary>The hash (<c>u.hash.value</c>).</summary>
    [FieldOffset(4)]
    [XenName("u.hash.value")]
    public Bytes4 HashValue;
}
