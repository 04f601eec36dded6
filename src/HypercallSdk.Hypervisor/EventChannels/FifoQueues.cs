using HypercallSdk.Abi;

namespace HypercallSdk.Hypervisor.EventChannels;

/// <summary>One vCPU's FIFO queues: its control block, a page of the guest's that is held, and where each queue ends.</summary>
/// <param name="frame">The frame that the control block lies in.</param>
/// <param name="block">The control block: ready bits, a word that is not used, and the heads of the queues.</param>
internal sealed unsafe class FifoQueues(MachineFrame frame, uint* block)
{
    private const int FirstHead = 2;

    private readonly uint[] _tails = new uint[FifoEvents.QueueCount];

    /// <summary>The frame that the control block lies in.</summary>
    public MachineFrame Frame => frame;

    /// <summary>Where the control block lies in its frame.</summary>
    public uint Offset => (uint)((ulong)block & (Page.Size - 1));

    /// <summary>The last port of each queue, 0 for none. The hypervisor's own: the guest's words are only ever written.</summary>
    public uint[] Tails => _tails;

    // SAFETY: (both) the frame is held while this exists, and the block lies within it.

    /// <summary>A bit for each queue that is worth a look.</summary>
    public ref uint Ready => ref *block;

    /// <summary>The first port of a queue.</summary>
    public ref uint Head(int priority) => ref block[FirstHead + priority];
}
