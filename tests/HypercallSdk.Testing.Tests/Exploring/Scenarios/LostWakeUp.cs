namespace HypercallSdk.Testing.Tests.Exploring;

/// <summary>A taker that sleeps over the last item.</summary>
public class LostWakeUp : PairScenario<WakingKernel, SleepingKernel>
{
    protected override void Run() => Back.RunUntilLine("all taken");
}
