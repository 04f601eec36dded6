using System.Numerics;
using HypercallSdk.Abi;

namespace HypercallSdk.Guest;

/// <summary>
/// Takes the running vCPU's events from its queues of the FIFO interface, the highest priority first. A port is unlinked
/// before its pending bit is looked at, and that is cleared before its handler runs: an event that arrives meanwhile is
/// linked anew.
/// </summary>
/// <remarks>
/// The head of a queue that is under way is the kernel's own copy; Xen writes the control block's only when it appends to a
/// queue that has run empty. A port without a following one empties its queue as far as the kernel knows: the bit of a
/// queue to which Xen appends meanwhile is set in the control block again.
/// </remarks>
internal static class FifoScan
{
    private const int ReadyOffset = 0;
    private const int HeadsOffset = 8;

    internal static void Run<TKernel>(ref TKernel kernel)
        where TKernel : unmanaged, IGuestKernel<TKernel>
    {
        var control = new GuestPointer<uint>(VcpuStates.Current.Fifo.ControlBlock + ReadyOffset);
        uint ready = control.Exchange(0);
        while (ready != 0)
        {
            TakeOne(ref kernel, BitOperations.TrailingZeroCount(ready), ref ready);
            ready |= control.Exchange(0);
        }
    }

    private static void TakeOne<TKernel>(ref TKernel kernel, int priority, ref uint ready)
        where TKernel : unmanaged, IGuestKernel<TKernel>
    {
        ref FifoQueues queues = ref VcpuStates.Current.Fifo;
        uint port = queues.Next[priority];
        if (port == 0)
        {
            port = new GuestPointer<uint>(queues.ControlBlock + HeadsOffset)[priority].Read();
        }

        uint next = FifoEvents.HasWord(port) ? Unlink(FifoEvents.WordOf(port)) : 0;
        queues.Next[priority] = next;
        if (next == 0)
        {
            ready &= ~(1u << priority);
        }

        if (FifoEvents.HasWord(port) && TryTake(FifoEvents.WordOf(port)))
        {
            PortBinding binding = GuestLibraryState.Current.Ports[port];
            if (binding.Handler.Value != 0)
            {
                TKernel.Event(ref kernel, binding.Handler, new Port(port));
            }
        }
    }

    private static uint Unlink(GuestPointer<uint> word) =>
        word.FetchAnd(~(FifoEvents.Linked | FifoEvents.LinkMask)) & FifoEvents.LinkMask;

    private static bool TryTake(GuestPointer<uint> word)
    {
        uint seen = word.Read();
        return (seen & (FifoEvents.Pending | FifoEvents.Masked)) == FifoEvents.Pending && (word.FetchAnd(~FifoEvents.Pending) & FifoEvents.Pending) != 0;
    }
}
