using HypercallSdk.Abi;

namespace HypercallSdk.Testing.Tests.Exploring;

/// <summary>A page of two words: how many items were put, and whether the taker sleeps and wants an event for the next one.</summary>
internal readonly struct SleepingRing(GuestPointer<uint> words)
{
    public const uint Items = 8;

    public GuestPointer<uint> Put => words[0];

    public GuestPointer<uint> Wants => words[16];
}
