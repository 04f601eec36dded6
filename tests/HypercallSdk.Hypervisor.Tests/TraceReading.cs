using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace HypercallSdk.Hypervisor.Tests;

/// <summary>
/// A reader of Chrome's JSON that knows nothing of how it was written: checks what a viewer relies on, and adds up what a test
/// asks for.
/// </summary>
internal sealed class TraceReading
{
    private readonly Dictionary<(int Process, int Thread), List<(decimal Start, decimal End, string Name, string Category)>> _tracks = [];
    private readonly Dictionary<(int Process, int Thread), string> _names = [];

    public TraceReading(Host host)
    {
        using var output = new MemoryStream();
        host.Trace!.WriteJson(output);
        using JsonDocument document = JsonDocument.Parse(output.ToArray());
        Read(document.RootElement.GetProperty("traceEvents"));
    }

    public IEnumerable<string> TrackNames => _names.Values;

    public List<(string Name, decimal Time, string? Fate)> Instants { get; } = [];

    public int Flows { get; private set; }

    // The slices of a track that have a category.
    public List<(decimal Start, decimal End, string Name, string Category)> Slices(string track, string category) =>
        [.. _tracks[_names.Single(pair => pair.Value == track).Key].Where(slice => slice.Category == category)];

    // In nanoseconds.
    public ulong Sum(string track, string category, string name) =>
        (ulong)(Slices(track, category).Where(slice => slice.Name == name).Sum(slice => slice.End - slice.Start) * 1000);

    private void Read(JsonElement events)
    {
        Dictionary<(int, int), decimal> last = [];
        Dictionary<(int, int), Stack<decimal>> open = [];
        Dictionary<int, (decimal Time, int Ends)> flows = [];
        foreach (JsonElement item in events.EnumerateArray())
        {
            var track = (item.GetProperty("pid").GetInt32(), item.GetProperty("tid").GetInt32());
            string phase = item.GetProperty("ph").GetString()!;
            string name = item.GetProperty("name").GetString()!;
            if (phase == "M")
            {
                if (name == "thread_name")
                    _names.Add(track, item.GetProperty("args").GetProperty("name").GetString()!);

                continue;
            }

            Assert.True(_names.ContainsKey(track), $"{item} is on a track without a name");
            decimal time = item.GetProperty("ts").GetDecimal();
            Assert.True(time >= last.GetValueOrDefault(track), $"{item} comes after {last.GetValueOrDefault(track)}");
            last[track] = time;
            switch (phase)
            {
                case "X":
                    decimal end = time + item.GetProperty("dur").GetDecimal();
                    Stack<decimal> around = open.TryGetValue(track, out Stack<decimal>? stack) ? stack : open[track] = new Stack<decimal>();
                    while (around.Count > 0 && around.Peek() <= time)
                        around.Pop();

                    Assert.True(around.Count == 0 || around.Peek() >= end, $"{item} ends after the slice that it lies in, at {(around.Count > 0 ? around.Peek() : 0)}");
                    around.Push(end);
                    if (!_tracks.TryGetValue(track, out var slices))
                        _tracks.Add(track, slices = []);

                    slices.Add((time, end, name, item.GetProperty("cat").GetString()!));
                    break;
                case "i":
                    string? fate = item.TryGetProperty("args", out JsonElement arguments) && arguments.TryGetProperty("fate", out JsonElement value) ? value.GetString() : null;
                    Instants.Add((name, time, fate));
                    break;
                case "s":
                    flows.Add(item.GetProperty("id").GetInt32(), (time, 0));
                    break;
                case "f":
                    int id = item.GetProperty("id").GetInt32();
                    Assert.True(flows.ContainsKey(id), $"{item} has no beginning before it");
                    Assert.True(flows[id].Time <= time, $"{item} ends before it begins");
                    Assert.Equal("e", item.GetProperty("bp").GetString());
                    flows[id] = (flows[id].Time, flows[id].Ends + 1);
                    break;
                default:
                    Assert.Fail($"{item} has no phase that is known");
                    break;
            }
        }

        Assert.All(flows.Values, flow => Assert.Equal(1, flow.Ends));
        Flows = flows.Count;
    }
}
