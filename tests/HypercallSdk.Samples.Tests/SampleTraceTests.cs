using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using System.Xml.Linq;

namespace HypercallSdk.Samples.Tests;

/// <summary>Every sample writes a trace when it is asked to, and does nothing else for it.</summary>
public sealed class SampleTraceTests
{
    [Theory]
    [InlineData("Hello", 3)]
    [InlineData("PingPong", 2000)]
    [InlineData("CustomHypercall", 0)]
    [InlineData("DemandPaging", 0)]
    [InlineData("SharedRing", 10)]
    [InlineData("Smp", 32)]
    public async Task A_trace_has_tracks_slices_and_an_arrow_for_each_event_taken(string sample, int leastFlows)
    {
        string file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".json");
        try
        {
            SampleRun run = await SampleRun.Of(sample, "--trace", file);
            Assert.Equal(0, run.ExitCode);
            Assert.Contains($"trace: {file}", run.Errors);

            using JsonDocument trace = JsonDocument.Parse(await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken));
            JsonElement[] events = [.. trace.RootElement.GetProperty("traceEvents").EnumerateArray()];
            string[] tracks = [.. events.Where(item => item.GetProperty("name").GetString() == "thread_name").Select(item => item.GetProperty("args").GetProperty("name").GetString()!)];
            Assert.Contains("cpu0", tracks);
            Assert.Contains("d0v0", tracks);
            Assert.Contains(events, item => IsSlice(item, "handler", "boot"));
            Assert.Contains(events, item => Is(item, "X") && item.GetProperty("cat").GetString() == "hypercall");
            int[] sent = [.. events.Where(item => Is(item, "s")).Select(item => item.GetProperty("id").GetInt32()).Order()];
            int[] taken = [.. events.Where(item => Is(item, "f")).Select(item => item.GetProperty("id").GetInt32()).Order()];
            Assert.Equal(sent, taken);
            Assert.True(sent.Length >= leastFlows, sent.Length.ToString(CultureInfo.InvariantCulture));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Theory]
    [InlineData("Hello")]
    [InlineData("PingPong")]
    [InlineData("CustomHypercall")]
    [InlineData("DemandPaging")]
    [InlineData("SharedRing")]
    [InlineData("Smp")]
    [InlineData("FairShare")]
    public async Task A_picture_is_an_svg_of_its_own(string sample)
    {
        string file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".svg");
        try
        {
            SampleRun plain = await SampleRun.Of(sample, "--hash");
            SampleRun traced = await SampleRun.Of(sample, "--hash", "--trace", file);
            Assert.Equal(plain.Lines, traced.Lines);
            XElement svg = XElement.Parse(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
            Assert.Equal("svg", svg.Name.LocalName);
            Assert.Contains(svg.Elements(), element => element.Value == "cpu0");
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static bool Is(JsonElement item, string phase) => item.GetProperty("ph").GetString() == phase;

    private static bool IsSlice(JsonElement item, string category, string name) =>
        Is(item, "X") && item.GetProperty("cat").GetString() == category && item.GetProperty("name").GetString() == name;
}
