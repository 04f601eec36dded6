namespace HypercallSdk.Testing.Tests.Exploring;

/// <summary>The same with two ends that agree on who waits.</summary>
public sealed class StallingRingMended : StallingRing
{
    protected override bool IsPlanted => false;
}
