using HypercallSdk.Abi;

namespace HypercallSdk.Testing.Tests.Exploring;

/// <summary>A ring of four: how many items were put, how many taken, and whether the putter waits for room.</summary>
internal readonly struct BoundedRing(GuestPointer<uint> words)
{
    public const uint Slots = 4;
    public const uint Items = 16;

    public GuestPointer<uint> Put => words[0];

    public GuestPointer<uint> Taken => words[16];

    public GuestPointer<uint> Waits => words[32];
}
