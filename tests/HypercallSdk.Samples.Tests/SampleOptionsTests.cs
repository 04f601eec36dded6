using System.Threading.Tasks;

namespace HypercallSdk.Samples.Tests;

/// <summary>A wrong option is answered with what is wrong and what to type instead, and status 2.</summary>
public sealed class SampleOptionsTests
{
    [Theory]
    [InlineData("--sede", "\"--sede\" is not an option")]
    [InlineData("--seed", "--seed takes a number")]
    [InlineData("--time", "--time takes virtual or wall")]
    public async Task A_wrong_option_is_explained(string option, string explanation)
    {
        SampleRun run = await SampleRun.Of("Hello", option);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(explanation, run.Errors);
        Assert.Contains("usage:", run.Errors);
    }
}
