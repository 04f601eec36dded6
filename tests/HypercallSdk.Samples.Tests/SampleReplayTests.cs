using System;
using System.IO;
using System.Threading.Tasks;

namespace HypercallSdk.Samples.Tests;

/// <summary>A run by the wall clock never comes again, unless it was recorded: then another process makes it again.</summary>
public sealed class SampleReplayTests : IDisposable
{
    private readonly string _file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".rec");

    public void Dispose() => File.Delete(_file);

    [Theory]
    [InlineData("Hello")]
    [InlineData("PingPong")]
    [InlineData("CustomHypercall")]
    [InlineData("DemandPaging")]
    [InlineData("SharedRing")]
    [InlineData("Smp")]
    [InlineData("FairShare")]
    public async Task A_recorded_run_by_the_wall_clock_is_made_again_by_another_process(string sample)
    {
        SampleRun recorded = await SampleRun.Of(sample, "--time", "wall", "--seed", "5", "--hash", "--record", _file);

        // By the wall clock FairShare's shares are as exact as the machine is idle, which it says with its exit code.
        if (sample != "FairShare")
            Assert.Equal(0, recorded.ExitCode);

        Assert.Contains($"recorded: {_file}", recorded.Errors);

        SampleRun replayed = await SampleRun.Of(sample, "--hash", "--replay", _file);
        Assert.True(replayed.ExitCode == recorded.ExitCode, replayed.Errors);
        Assert.Equal(recorded.StateHash, replayed.StateHash);
        Assert.Equal(recorded.Lines, replayed.Lines);
        Assert.Contains("ended in the recorded state", replayed.Errors);
    }

    [Fact]
    public async Task A_recording_of_another_sample_is_refused_by_name()
    {
        await SampleRun.Of("Hello", "--time", "wall", "--record", _file);
        SampleRun other = await SampleRun.Of("CustomHypercall", "--replay", _file);
        Assert.NotEqual(0, other.ExitCode);
        Assert.Contains("HelloKernel", other.Errors);
        Assert.Contains("BoardKernel", other.Errors);
        Assert.DoesNotContain("   at ", other.Errors);
    }

    [Fact]
    public async Task A_file_that_is_no_recording_is_refused_with_the_usage()
    {
        await File.WriteAllTextAsync(_file, "{}", TestContext.Current.CancellationToken);
        SampleRun run = await SampleRun.Of("Hello", "--replay", _file);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("is no recording", run.Errors);
        Assert.Contains("usage:", run.Errors);
    }
}
