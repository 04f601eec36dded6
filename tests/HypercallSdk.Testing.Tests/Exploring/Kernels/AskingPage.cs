using HypercallSdk.Abi;

namespace HypercallSdk.Testing.Tests.Exploring;

/// <summary>A page on which one end asks, naming a grant, and the other end answers.</summary>
internal readonly struct AskingPage(GuestPointer<uint> words)
{
    public GuestPointer<uint> Asked => words[0];

    public GuestPointer<uint> Grant => words[1];

    public GuestPointer<uint> Answered => words[16];
}
