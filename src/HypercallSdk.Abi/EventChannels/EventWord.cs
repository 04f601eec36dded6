using System;

namespace HypercallSdk.Abi;

/// <summary>A port in the FIFO ABI (<c>event_word_t</c>): its bits, and the port behind it in the queue.</summary>
/// <remarks>
/// Both sides change it by atomic operations only.
/// </remarks>
[Flags]
public enum EventWord : uint
{
    /// <summary>None.</summary>
    [NotInXen("no flag")]
    None = 0,

    /// <summary>The bits that name the next port; 0 ends the queue (<c>EVTCHN_FIFO_LINK_MASK</c>).</summary>
    [XenName("EVTCHN_FIFO_LINK_MASK")]
    LinkMask = (1U << EventChannelLimits.FifoLinkBits) - 1,

    /// <summary>
    /// The guest is changing the link by other means than one atomic step (<c>EVTCHN_FIFO_BUSY</c>).
    /// </summary>
    [XenName("1U << EVTCHN_FIFO_BUSY")]
    Busy = 1U << 28,

    /// <summary>The port stands in a queue (<c>EVTCHN_FIFO_LINKED</c>).</summary>
    [XenName("1U << EVTCHN_FIFO_LINKED")]
    Linked = 1U << 29,

    /// <summary>The port is not to be put in a queue (<c>EVTCHN_FIFO_MASKED</c>).</summary>
    [XenName("1U << EVTCHN_FIFO_MASKED")]
    Masked = 1U << 30,

    /// <summary>An event has arrived (<c>EVTCHN_FIFO_PENDING</c>).</summary>
    [XenName("1U << EVTCHN_FIFO_PENDING")]
    Pending = 1U << 31,
}
