using System;

namespace HypercallSdk.Abi;

/// <summary>The keys of a block device's two directories in the store, beside <see cref="XenBusKeys"/>.</summary>
public static class BlockKeys
{
    /// <summary>
    /// Back end: <c>r</c> for a disk that cannot be written, <c>w</c> for one that can (<c>mode</c>).
    /// </summary>
    [NotInXen("a key of the store has no name in C")]
    public static ReadOnlySpan<byte> Mode => "mode"u8;

    /// <summary>Back end: where the disk's contents are (<c>params</c>).</summary>
    [NotInXen("a key of the store has no name in C")]
    public static ReadOnlySpan<byte> Parameters => "params"u8;

    /// <summary>Back end: the device that they are on, as major and minor number (<c>physical-device</c>).</summary>
    [NotInXen("a key of the store has no name in C")]
    public static ReadOnlySpan<byte> PhysicalDevice => "physical-device"u8;

    /// <summary>Back end: the path of that device (<c>physical-device-path</c>).</summary>
    [NotInXen("a key of the store has no name in C")]
    public static ReadOnlySpan<byte> PhysicalDevicePath => "physical-device-path"u8;

    /// <summary>Back end: what kind of contents, <c>phy</c> or <c>file</c> (<c>type</c>).</summary>
    [NotInXen("a key of the store has no name in C")]
    public static ReadOnlySpan<byte> Type => "type"u8;

    /// <summary>Back end: 1 when its cache may be passed by (<c>direct-io-safe</c>).</summary>
    [NotInXen("a key of the store has no name in C")]
    public static ReadOnlySpan<byte> DirectIoSafe => "direct-io-safe"u8;

    /// <summary>Both: <c>disk</c> or <c>cdrom</c> (<c>device-type</c>).</summary>
    [NotInXen("a key of the store has no name in C")]
    public static ReadOnlySpan<byte> DeviceType => "device-type"u8;

    /// <summary>Back end: <see cref="BlockOperation.WriteBarrier"/> is understood (<c>feature-barrier</c>).</summary>
    [NotInXen("a key of the store has no name in C")]
    public static ReadOnlySpan<byte> FeatureBarrier => "feature-barrier"u8;

    /// <summary>Back end: <see cref="BlockOperation.Flush"/> is understood (<c>feature-flush-cache</c>).</summary>
    [NotInXen("a key of the store has no name in C")]
    public static ReadOnlySpan<byte> FeatureFlushCache => "feature-flush-cache"u8;

    /// <summary>Back end: <see cref="BlockOperation.Discard"/> is understood (<c>feature-discard</c>).</summary>
    [NotInXen("a key of the store has no name in C")]
    public static ReadOnlySpan<byte> FeatureDiscard => "feature-discard"u8;

    /// <summary>
    /// Both: pages stay granted and mapped from one request to the next (<c>feature-persistent</c>).
    /// </summary>
    [NotInXen("a key of the store has no name in C")]
    public static ReadOnlySpan<byte> FeaturePersistent => "feature-persistent"u8;

    /// <summary>
    /// Back end: <see cref="BlockOperation.Indirect"/> is understood, and how many segments it may have
    /// (<c>feature-max-indirect-segments</c>).
    /// </summary>
    [NotInXen("a key of the store has no name in C")]
    public static ReadOnlySpan<byte> FeatureMaximumIndirectSegments => "feature-max-indirect-segments"u8;

    /// <summary>Front end: sectors larger than 512 bytes are understood (<c>feature-large-sector-size</c>).</summary>
    [NotInXen("a key of the store has no name in C")]
    public static ReadOnlySpan<byte> FeatureLargeSectorSize => "feature-large-sector-size"u8;

    /// <summary>Back end: how many pages a ring may have, as a power of two (<c>max-ring-page-order</c>).</summary>
    [NotInXen("a key of the store has no name in C")]
    public static ReadOnlySpan<byte> MaximumRingPageOrder => "max-ring-page-order"u8;

    /// <summary>Back end: how many pages a ring may have (<c>max-ring-pages</c>).</summary>
    [NotInXen("a key of the store has no name in C")]
    public static ReadOnlySpan<byte> MaximumRingPages => "max-ring-pages"u8;

    /// <summary>Back end: how many rings a device may have (<c>multi-queue-max-queues</c>).</summary>
    [NotInXen("a key of the store has no name in C")]
    public static ReadOnlySpan<byte> MultiQueueMaximumQueues => "multi-queue-max-queues"u8;

    /// <summary>Front end: how many it has (<c>multi-queue-num-queues</c>).</summary>
    [NotInXen("a key of the store has no name in C")]
    public static ReadOnlySpan<byte> MultiQueueNumberOfQueues => "multi-queue-num-queues"u8;

    /// <summary>
    /// Back end: 0 when the toolstack forbids <see cref="BlockOperation.Discard"/> (<c>discard-enable</c>).
    /// </summary>
    [NotInXen("a key of the store has no name in C")]
    public static ReadOnlySpan<byte> DiscardEnable => "discard-enable"u8;

    /// <summary>Back end: where discarded ranges start, in bytes (<c>discard-alignment</c>).</summary>
    [NotInXen("a key of the store has no name in C")]
    public static ReadOnlySpan<byte> DiscardAlignment => "discard-alignment"u8;

    /// <summary>Back end: the least that is discarded, in bytes (<c>discard-granularity</c>).</summary>
    [NotInXen("a key of the store has no name in C")]
    public static ReadOnlySpan<byte> DiscardGranularity => "discard-granularity"u8;

    /// <summary>Back end: <see cref="BlockDiscardFlags.Secure"/> is understood (<c>discard-secure</c>).</summary>
    [NotInXen("a key of the store has no name in C")]
    public static ReadOnlySpan<byte> DiscardSecure => "discard-secure"u8;

    /// <summary>Back end: what the disk is, a <see cref="BlockDeviceInfo"/> (<c>info</c>).</summary>
    [NotInXen("a key of the store has no name in C")]
    public static ReadOnlySpan<byte> Info => "info"u8;

    /// <summary>Back end: bytes of a sector of the disk (<c>sector-size</c>).</summary>
    [NotInXen("a key of the store has no name in C")]
    public static ReadOnlySpan<byte> SectorSize => "sector-size"u8;

    /// <summary>Back end: bytes of a sector of what it is on (<c>physical-sector-size</c>).</summary>
    [NotInXen("a key of the store has no name in C")]
    public static ReadOnlySpan<byte> PhysicalSectorSize => "physical-sector-size"u8;

    /// <summary>Back end: how many sectors of <see cref="SectorSize"/> (<c>sectors</c>).</summary>
    [NotInXen("a key of the store has no name in C")]
    public static ReadOnlySpan<byte> Sectors => "sectors"u8;

    /// <summary>
    /// Front end: the grant of the ring; with a number behind it of each of its pages (<c>ring-ref</c>).
    /// </summary>
    [NotInXen("a key of the store has no name in C")]
    public static ReadOnlySpan<byte> RingReference => "ring-ref"u8;

    /// <summary>Front end: how many pages the ring has, as a power of two (<c>ring-page-order</c>).</summary>
    [NotInXen("a key of the store has no name in C")]
    public static ReadOnlySpan<byte> RingPageOrder => "ring-page-order"u8;

    /// <summary>Front end: how many pages the ring has (<c>num-ring-pages</c>).</summary>
    [NotInXen("a key of the store has no name in C")]
    public static ReadOnlySpan<byte> NumberOfRingPages => "num-ring-pages"u8;

    /// <summary>Front end: the device's number (<c>virtual-device</c>).</summary>
    [NotInXen("a key of the store has no name in C")]
    public static ReadOnlySpan<byte> VirtualDevice => "virtual-device"u8;

    /// <summary>
    /// Front end: 0 when the back end must not be trusted with what is beside the data (<c>trusted</c>).
    /// </summary>
    [NotInXen("a key of the store has no name in C")]
    public static ReadOnlySpan<byte> Trusted => "trusted"u8;
}
