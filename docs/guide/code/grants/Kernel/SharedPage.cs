using HypercallSdk.Abi;

namespace Tour;

/// <summary>The fields of the page that both domains see, at its address in whichever of them.</summary>
internal readonly struct SharedPage(VirtualAddress address)
{
    /// <summary>Written by the client.</summary>
    public GuestPointer<ulong> Question => address.As<ulong>();

    /// <summary>Written by the server; 0 before it has.</summary>
    public GuestPointer<ulong> Answer => address.As<ulong>()[1];

    /// <summary>Set by the client when it wants its page back.</summary>
    public GuestPointer<ulong> Release => address.As<ulong>()[2];
}
