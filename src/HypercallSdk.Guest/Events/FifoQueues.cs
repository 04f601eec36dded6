using System.Runtime.CompilerServices;

namespace HypercallSdk.Guest;

/// <summary>
/// A vCPU's side of the FIFO interface: its control block, and how far it has come in each queue. Zero while the domain
/// has the two-level interface.
/// </summary>
internal struct FifoQueues
{
    internal ulong ControlBlock;
    internal Heads Next;

    /// <summary>The next port of each queue, by priority; 0 where the control block has it.</summary>
    [InlineArray(Count)]
    internal struct Heads
    {
        internal const int Count = 16;

        private uint _first;
    }
}
