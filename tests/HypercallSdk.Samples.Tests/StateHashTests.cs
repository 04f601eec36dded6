using System.Threading.Tasks;

namespace HypercallSdk.Samples.Tests;

/// <summary>One seed, one run: in virtual time two runs with one seed end in the same state, and print the same.</summary>
public sealed class StateHashTests
{
    [Theory]
    [InlineData("Hello", "1")]
    [InlineData("PingPong", "1")]
    [InlineData("CustomHypercall", "1")]
    [InlineData("Hello", "99")]
    [InlineData("PingPong", "99")]
    [InlineData("CustomHypercall", "99")]
    [InlineData("DemandPaging", "99")]
    [InlineData("SharedRing", "99")]
    [InlineData("FairShare", "99")]
    [InlineData("Smp", "99")]
    public async Task Two_runs_with_one_seed_end_in_the_same_state(string sample, string seed)
    {
        SampleRun first = await SampleRun.Of(sample, "--seed", seed, "--hash");
        SampleRun second = await SampleRun.Of(sample, "--seed", seed, "--hash");
        Assert.Equal(first.StateHash, second.StateHash);
        Assert.Equal(first.Lines, second.Lines);
        Assert.Equal(0, first.ExitCode);
    }
}
