namespace HypercallSdk.Abi;

/// <summary>A vCPU's queues of pending ports in the FIFO ABI (<c>evtchn_fifo_control_block_t</c>).</summary>
/// <remarks>
/// The guest takes a queue's first port, reads the next one's number from its <see cref="EventWord"/> while it
/// clears <see cref="EventWord.Linked"/>, and clears <see cref="EventWord.Pending"/> before it looks for work.
/// </remarks>
[XenName("evtchn_fifo_control_block_t")]
public struct EventFifoControlBlock
{
    /// <summary>
    /// Which queues have ports in them: bit n for priority n. The hypervisor sets a bit when it puts the first port
    /// into the queue; the guest clears it when it has emptied it (<c>ready</c>).
    /// </summary>
    [XenName("ready")]
    public uint Ready;

    /// <summary>Not used (<c>_rsvd</c>).</summary>
    [XenName("_rsvd")]
    public uint Reserved;

    /// <summary>
    /// The first port of each queue; 0 when it is empty. The hypervisor writes it only when the queue was empty
    /// (<c>head</c>).
    /// </summary>
    [XenName("head")]
    public Ports16 Heads;
}
