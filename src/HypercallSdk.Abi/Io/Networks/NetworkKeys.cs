using System;

namespace HypercallSdk.Abi;

/// <summary>
/// The keys of a network device's two directories in the store, beside <see cref="XenBusKeys"/>. With several queues,
/// a queue's rings and ports stand in a directory <c>queue-N</c> of its own.
/// </summary>
public static class NetworkKeys
{
    /// <summary>Both: the device's address (<c>mac</c>).</summary>
    [NotInXen("a key of the store has no name in C")]
    public static ReadOnlySpan<byte> Address => "mac"u8;

    /// <summary>Both: the device's number (<c>handle</c>).</summary>
    [NotInXen("a key of the store has no name in C")]
    public static ReadOnlySpan<byte> Handle => "handle"u8;

    /// <summary>Front end: the grant of the ring of packets to be sent (<c>tx-ring-ref</c>).</summary>
    [NotInXen("a key of the store has no name in C")]
    public static ReadOnlySpan<byte> TransmitRingReference => "tx-ring-ref"u8;

    /// <summary>Front end: the grant of the ring of packets that arrive (<c>rx-ring-ref</c>).</summary>
    [NotInXen("a key of the store has no name in C")]
    public static ReadOnlySpan<byte> ReceiveRingReference => "rx-ring-ref"u8;

    /// <summary>Front end: the grant of the control ring (<c>ctrl-ring-ref</c>).</summary>
    [NotInXen("a key of the store has no name in C")]
    public static ReadOnlySpan<byte> ControlRingReference => "ctrl-ring-ref"u8;

    /// <summary>Front end: the port of the former, where they are split (<c>event-channel-tx</c>).</summary>
    [NotInXen("a key of the store has no name in C")]
    public static ReadOnlySpan<byte> EventChannelTransmit => "event-channel-tx"u8;

    /// <summary>Front end: the port of the latter, where they are split (<c>event-channel-rx</c>).</summary>
    [NotInXen("a key of the store has no name in C")]
    public static ReadOnlySpan<byte> EventChannelReceive => "event-channel-rx"u8;

    /// <summary>Front end: the control ring's port (<c>event-channel-ctrl</c>).</summary>
    [NotInXen("a key of the store has no name in C")]
    public static ReadOnlySpan<byte> EventChannelControl => "event-channel-ctrl"u8;

    /// <summary>Back end: each ring may have a port of its own (<c>feature-split-event-channels</c>).</summary>
    [NotInXen("a key of the store has no name in C")]
    public static ReadOnlySpan<byte> FeatureSplitEventChannels => "feature-split-event-channels"u8;

    /// <summary>
    /// Front end: it notifies of pages that it has put; without it a back end does not serve it
    /// (<c>feature-rx-notify</c>).
    /// </summary>
    [NotInXen("a key of the store has no name in C")]
    public static ReadOnlySpan<byte> FeatureReceiveNotify => "feature-rx-notify"u8;

    /// <summary>Front end: packets are copied into its pages (<c>request-rx-copy</c>).</summary>
    [NotInXen("a key of the store has no name in C")]
    public static ReadOnlySpan<byte> RequestReceiveCopy => "request-rx-copy"u8;

    /// <summary>Back end: it can copy packets (<c>feature-rx-copy</c>).</summary>
    [NotInXen("a key of the store has no name in C")]
    public static ReadOnlySpan<byte> FeatureReceiveCopy => "feature-rx-copy"u8;

    /// <summary>Both: a packet may have several parts (<c>feature-sg</c>).</summary>
    [NotInXen("a key of the store has no name in C")]
    public static ReadOnlySpan<byte> FeatureScatterGather => "feature-sg"u8;

    /// <summary>Both: TCP packets over IPv4 may be cut up at the other end (<c>feature-gso-tcpv4</c>).</summary>
    [NotInXen("a key of the store has no name in C")]
    public static ReadOnlySpan<byte> FeatureSegmentationTcpIpv4 => "feature-gso-tcpv4"u8;

    /// <summary>Both: likewise over IPv6 (<c>feature-gso-tcpv6</c>).</summary>
    [NotInXen("a key of the store has no name in C")]
    public static ReadOnlySpan<byte> FeatureSegmentationTcpIpv6 => "feature-gso-tcpv6"u8;

    /// <summary>
    /// Front end: <see cref="NetworkReceiveFlags.SegmentationPrefix"/> is understood
    /// (<c>feature-gso-tcpv4-prefix</c>).
    /// </summary>
    [NotInXen("a key of the store has no name in C")]
    public static ReadOnlySpan<byte> FeatureSegmentationTcpIpv4Prefix => "feature-gso-tcpv4-prefix"u8;

    /// <summary>Both: blank checksums are not understood for IPv4 (<c>feature-no-csum-offload</c>).</summary>
    [NotInXen("a key of the store has no name in C")]
    public static ReadOnlySpan<byte> FeatureNoChecksumOffload => "feature-no-csum-offload"u8;

    /// <summary>Both: they are for IPv6 (<c>feature-ipv6-csum-offload</c>).</summary>
    [NotInXen("a key of the store has no name in C")]
    public static ReadOnlySpan<byte> FeatureIpv6ChecksumOffload => "feature-ipv6-csum-offload"u8;

    /// <summary>Back end: it can be told which groups to pass on (<c>feature-multicast-control</c>).</summary>
    [NotInXen("a key of the store has no name in C")]
    public static ReadOnlySpan<byte> FeatureMulticastControl => "feature-multicast-control"u8;

    /// <summary>Back end: at any time (<c>feature-dynamic-multicast-control</c>).</summary>
    [NotInXen("a key of the store has no name in C")]
    public static ReadOnlySpan<byte> FeatureDynamicMulticastControl => "feature-dynamic-multicast-control"u8;

    /// <summary>Front end: it will tell (<c>request-multicast-control</c>).</summary>
    [NotInXen("a key of the store has no name in C")]
    public static ReadOnlySpan<byte> RequestMulticastControl => "request-multicast-control"u8;

    /// <summary>Back end: there may be a control ring (<c>feature-ctrl-ring</c>).</summary>
    [NotInXen("a key of the store has no name in C")]
    public static ReadOnlySpan<byte> FeatureControlRing => "feature-ctrl-ring"u8;

    /// <summary>Back end: how many queues a device may have (<c>multi-queue-max-queues</c>).</summary>
    [NotInXen("a key of the store has no name in C")]
    public static ReadOnlySpan<byte> MultiQueueMaximumQueues => "multi-queue-max-queues"u8;

    /// <summary>Front end: how many it has (<c>multi-queue-num-queues</c>).</summary>
    [NotInXen("a key of the store has no name in C")]
    public static ReadOnlySpan<byte> MultiQueueNumberOfQueues => "multi-queue-num-queues"u8;

    /// <summary>
    /// Front end: 0 when the back end must not be trusted with what is beside the data (<c>trusted</c>).
    /// </summary>
    [NotInXen("a key of the store has no name in C")]
    public static ReadOnlySpan<byte> Trusted => "trusted"u8;
}
