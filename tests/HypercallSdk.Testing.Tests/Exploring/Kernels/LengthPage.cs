using HypercallSdk.Abi;

namespace HypercallSdk.Testing.Tests.Exploring;

/// <summary>A page that says how many words of it are to be copied, and has them.</summary>
internal readonly struct LengthPage(GuestPointer<uint> words)
{
    public const uint MostWords = 64;

    public GuestPointer<uint> Length => words[0];

    public GuestPointer<uint> Word(uint index) => words[16 + index];
}
