using System;
using Xunit;

namespace HypercallSdk.Testing.Tests.Exploring;

public sealed class PlantedBugTests(ITestOutputHelper output)
{
    [Fact]
    public void Lost_wake_up_is_found()
    {
        ExplorationFailure? failure = Explorer.Find<LostWakeUp>(runs: 10_000);
        Assert.NotNull(failure);
        output.WriteLine(failure.ToString());
    }

    [Fact]
    public void Mended_ones_survive()
    {
        Explorer.Explore<LostWakeUpMended>(runs: 10_000);
    }
}
