// What the toolstack asks of the domain it writes into the store, to control/shutdown in the domain's directory: "suspend",
// "poweroff", "halt", "reboot". The domain watches that node, reads it when it may have changed, and empties it to say that it
// has heard. Requests and replies cross without anybody waiting, but where the reply to the last one is waited for, before the
// domain stops.
using System;
using HypercallSdk.Abi;

namespace HypercallSdk.Guest;

/// <summary>The toolstack's requests. On vCPU 0 alone.</summary>
internal static class ToolstackRequests
{
    // More than any path and value of ours, and any word that the toolstack uses.
    private const int LongestMessage = 128;

    // Nanoseconds that the store has to answer.
    private const ulong Patience = 5_000_000_000;

    private static ReadOnlySpan<byte> Node => "control/shutdown"u8;

    /// <summary>
    /// Begins to listen, in a domain that has a store; not where the kernel has attached the store's port, and talks to it
    /// itself.
    /// </summary>
    internal static void Begin()
    {
        ref GuestLibraryState state = ref GuestLibraryState.Current;
        state.Store = new StoreState { HasBegun = true, LastRequest = state.Store.LastRequest };
        Port port = state.StartInfo.StorePort;
        if ((state.StartInfo.Flags & StartInfoFlags.InitialDomain) != 0
            || port.Value == 0
            || state.Ports[port.Value].IsBound
            || !KernelMemory.TryGetAddress(state.StartInfo.StoreFrame, out VirtualAddress ring)
            || Events.AttachWake(port).IsError)
        {
            return;
        }

        state.Store.RingAddress = ring.Value;

        // Where these do not fit the store does not answer, and there is nobody to tell.
        _ = StoreChannel.TryPut(StoreMessageType.Write, "control/feature-suspend"u8, "1"u8, out _);
        _ = StoreChannel.TryPut(StoreMessageType.Write, "control/feature-poweroff"u8, "1"u8, out _);
        _ = StoreChannel.TryPut(StoreMessageType.Write, "control/feature-reboot"u8, "1"u8, out _);
        _ = StoreChannel.TryPut(StoreMessageType.Watch, Node, "hypercallsdk\0"u8, out _);
    }

    /// <summary>Takes what has come from the store.</summary>
    /// <returns>What the toolstack asks for now, once.</returns>
    internal static ToolstackRequest Take()
    {
        ref StoreState state = ref GuestLibraryState.Current.Store;
        if (!state.HasBegun)
        {
            Begin();
        }

        if (state.RingAddress == 0)
        {
            return ToolstackRequest.None;
        }

        TakeMessages(ref state);
        if (state.HasChanged && state.Reading == 0 && StoreChannel.TryPut(StoreMessageType.Read, Node, default, out state.Reading))
        {
            state.HasChanged = false;
        }

        ToolstackRequest request = state.Request;
        state.Request = ToolstackRequest.None;
        return request;
    }

    /// <summary>Says that the request was heard, and waits until the store has that and owes no answer.</summary>
    internal static void Acknowledge()
    {
        ref StoreState state = ref GuestLibraryState.Current.Store;
        ulong limit = Timers.SystemTime + Patience;
        while (!StoreChannel.TryPut(StoreMessageType.Write, Node, default, out state.Acknowledging) && Timers.SystemTime < limit)
        {
            TakeMessages(ref state);
            StoreChannel.Wait();
        }

        while ((state.Acknowledging | state.Reading) != 0 && Timers.SystemTime < limit)
        {
            TakeMessages(ref state);
            if ((state.Acknowledging | state.Reading) != 0)
            {
                StoreChannel.Wait();
            }
        }
    }

    private static void TakeMessages(ref StoreState state)
    {
        Span<byte> body = stackalloc byte[LongestMessage];
        while (StoreChannel.TryTake(out StoreMessage message, body, out int length))
        {
            if (message.Type == StoreMessageType.WatchEvent)
            {
                state.HasChanged = true;
            }
            else if (message.RequestId == state.Acknowledging)
            {
                state.Acknowledging = 0;
            }
            else if (message.RequestId == state.Reading)
            {
                state.Reading = 0;
                state.Request = message.Type == StoreMessageType.Read ? Parse(body.Slice(0, length)) : ToolstackRequest.None;
            }
        }
    }

    private static ToolstackRequest Parse(ReadOnlySpan<byte> word) =>
        word.SequenceEqual("suspend"u8) ? ToolstackRequest.Suspend
        : word.SequenceEqual("poweroff"u8) || word.SequenceEqual("halt"u8) ? ToolstackRequest.PowerOff
        : word.SequenceEqual("reboot"u8) ? ToolstackRequest.Reboot
        : ToolstackRequest.None;
}
