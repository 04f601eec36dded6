namespace HypercallSdk.Abi;

/// <summary>Limits of event channels in the two ABIs.</summary>
public static class EventChannelLimits
{
    /// <summary>Ports of a domain in the 2-level ABI, port 0 included, which is never valid (<c>EVTCHN_2L_NR_CHANNELS</c>).</summary>
    [XenName("EVTCHN_2L_NR_CHANNELS")]
    public const int ChannelCount = 4096;

    /// <summary>How many virtual interrupts there can be (<c>NR_VIRQS</c>).</summary>
    [XenName("NR_VIRQS")]
    public const int VirqCount = 24;

    /// <summary>Ports of a domain in the FIFO ABI, port 0 included (<c>EVTCHN_FIFO_NR_CHANNELS</c>).</summary>
    [XenName("EVTCHN_FIFO_NR_CHANNELS")]
    public const int FifoChannelCount = 1 << FifoLinkBits;

    /// <summary>The bits of an <see cref="EventWord"/> that name the next port (<c>EVTCHN_FIFO_LINK_BITS</c>).</summary>
    [XenName("EVTCHN_FIFO_LINK_BITS")]
    public const int FifoLinkBits = 17;

    /// <summary>Event words in a page of the array.</summary>
    [XenName("4096 / sizeof(event_word_t)")]
    public const int FifoWordsPerPage = 1024;

    /// <summary>The queue that is served first (<c>EVTCHN_FIFO_PRIORITY_MAX</c>).</summary>
    [XenName("EVTCHN_FIFO_PRIORITY_MAX")]
    public const int FifoPriorityFirst = 0;

    /// <summary>The queue of ports whose priority nobody set (<c>EVTCHN_FIFO_PRIORITY_DEFAULT</c>).</summary>
    [XenName("EVTCHN_FIFO_PRIORITY_DEFAULT")]
    public const int FifoPriorityDefault = 7;

    /// <summary>The queue that is served last (<c>EVTCHN_FIFO_PRIORITY_MIN</c>).</summary>
    [XenName("EVTCHN_FIFO_PRIORITY_MIN")]
    public const int FifoPriorityLast = 15;

    /// <summary>Queues of a vCPU (<c>EVTCHN_FIFO_MAX_QUEUES</c>).</summary>
    [XenName("EVTCHN_FIFO_MAX_QUEUES")]
    public const int FifoQueueCount = FifoPriorityLast + 1;
}
