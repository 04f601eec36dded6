using System.Threading.Tasks;

namespace HypercallSdk.Samples.Tests;

/// <summary>A wrong option is answered with what is wrong and what to type instead, and status 2.</summary>
public sealed class SampleOptionsTests
{
    [Theory]
    [InlineData("--sede", "\"--sede\" is not an option")]
    [InlineData("--seed", "--seed takes a number")]
    [InlineData("--time", "--time takes virtual or wall")]
    [InlineData("--trace", "--trace takes a file that ends in .json or .svg")]
    [InlineData("--trace-for", "--trace-for takes a number of microseconds")]
    [InlineData("--record", "--record takes a file")]
    [InlineData("--replay", "--replay takes a file")]
    public async Task A_wrong_option_is_explained(string option, string explanation)
    {
        SampleRun run = await SampleRun.Of("Hello", option);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(explanation, run.Errors);
        Assert.Contains("usage:", run.Errors);
    }
}
