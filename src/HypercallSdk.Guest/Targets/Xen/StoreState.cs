namespace HypercallSdk.Guest;

/// <summary>What the library keeps of its connection to the store.</summary>
internal struct StoreState
{
    // Whether the library has looked for a store, which it does after the boot method and after a suspend.
    internal bool HasBegun;

    // Where the ring is mapped; zero while the store is not ours to talk to.
    internal ulong RingAddress;

    // The number of the last request.
    internal uint LastRequest;

    // The request that reads what the toolstack asks for, and the one that says that it was heard; zero for none.
    internal uint Reading;
    internal uint Acknowledging;

    // Whether what the toolstack asks for may have changed since it was read.
    internal bool HasChanged;

    // Bytes still to come of a message that is longer than anything expected.
    internal uint Skipping;

    internal ToolstackRequest Request;
}
