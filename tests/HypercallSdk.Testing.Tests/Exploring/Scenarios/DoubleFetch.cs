using Xunit;

namespace HypercallSdk.Testing.Tests.Exploring;

/// <summary>A back end that reads a length twice, and a front end that changes it in between.</summary>
public class DoubleFetch : PairScenario<LyingKernel, CopyingKernel>
{
    public override void Check(Machine machine) =>
        Assert.InRange(Back.Kernel.MostCopied, 0u, LengthPage.MostWords);

    protected override void Run() => Front.RunUntilEnd();
}
