namespace HypercallSdk.Testing.Tests.Exploring;

/// <summary>A front end that ends a grant when it gives up, and again when the answer comes after all.</summary>
public class GrantEndedTwice : PairScenario<ImpatientKernel, ReadingKernel>
{
    protected override void Run() => Front.RunUntilEnd();
}
