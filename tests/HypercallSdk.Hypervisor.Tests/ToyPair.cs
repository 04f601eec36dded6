namespace HypercallSdk.Hypervisor.Tests;

/// <summary>Two numbers.</summary>
public struct ToyPair
{
    public ulong First;
    public ulong Second;
}
