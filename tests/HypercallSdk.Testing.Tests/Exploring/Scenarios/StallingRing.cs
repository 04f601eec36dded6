namespace HypercallSdk.Testing.Tests.Exploring;

/// <summary>A ring that stands still when it has become full.</summary>
public class StallingRing : PairScenario<PuttingKernel, TakingKernel>
{
    protected override void Run() => Back.RunUntilLine("all taken");
}
