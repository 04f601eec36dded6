using System.Numerics;
using HypercallSdk.Abi;

namespace HypercallSdk.Guest;

/// <summary>
/// Finds the ports whose events wait for the running vCPU. With the two-level interface in the order that Xen's interface prescribes: clear
/// <c>evtchn_upcall_pending</c>, take the selector, and of each word it names the pending ports that are not masked. A
/// port's pending bit is cleared before its handler runs, so an event that arrives meanwhile is not lost.
/// </summary>
/// <remarks>
/// A handler may mask, unmask or close any port, so each port is looked at afresh before it is taken. A port that
/// belongs to another vCPU is left to it.
/// </remarks>
internal static class UpcallScan
{
    internal static void Run<TKernel>(ref TKernel kernel)
        where TKernel : unmanaged, IGuestKernel<TKernel>
    {
        GuestPointer<byte> upcallPending = SharedInfoWindow.UpcallPending;
        while (upcallPending.Read() != 0)
        {
            upcallPending.Write(0);
            Gate.MemoryBarrier();
            if (FifoEvents.IsInUse)
            {
                FifoScan.Run(ref kernel);
                continue;
            }

            ulong selector = SharedInfoWindow.PendingSelector.Exchange(0);
            while (selector != 0)
            {
                int word = BitOperations.TrailingZeroCount(selector);
                selector &= selector - 1;
                RunWord(ref kernel, word);
            }
        }
    }

    private static void RunWord<TKernel>(ref TKernel kernel, int word)
        where TKernel : unmanaged, IGuestKernel<TKernel>
    {
        GuestPointer<ulong> pending = SharedInfoWindow.PendingBits;
        GuestPointer<ulong> mask = SharedInfoWindow.MaskBits;

        // One look at each port: an event that a handler causes here sets the selector again, and the outer loop comes
        // back to it after the other words had their turn.
        ulong candidates = pending[word].Read() & ~mask[word].Read();
        while (candidates != 0)
        {
            uint number = (uint)((word * 64) + BitOperations.TrailingZeroCount(candidates));
            candidates &= candidates - 1;
            PortBinding binding = GuestLibraryState.Current.Ports[number];
            bool isOurs = !binding.IsBound || binding.Vcpu == Vcpu.Id;
            if (!isOurs || mask.TestBit(number) || !pending.TestAndClearBit(number))
            {
                continue;
            }

            if (binding.Handler.Value != 0)
            {
                TKernel.Event(ref kernel, binding.Handler, new Port(number));
            }
        }
    }
}
