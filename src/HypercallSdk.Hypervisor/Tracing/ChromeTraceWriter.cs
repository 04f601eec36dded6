using System.Collections.Generic;
using System.IO;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace HypercallSdk.Hypervisor.Tracing;

/// <summary>
/// Writes a trace in the JSON of Chrome's tracing, which Perfetto reads: slices ("X"), moments ("i"), arrows ("s" and "f"),
/// by time, each slice before those within it. Times are microseconds, with nanoseconds behind the point.
/// </summary>
internal static class ChromeTraceWriter
{
    private const int FlushAt = 1 << 16;

    /// <summary>Writes <paramref name="timeline"/> to <paramref name="output"/>.</summary>
    public static void Write(TraceTimeline timeline, TraceBuffer trace, Stream output)
    {
        var text = new TraceText(trace);
        using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        json.WriteStartObject();
        json.WriteString("displayTimeUnit", "ns");
        json.WriteStartObject("otherData");
        json.WriteNumber("records", trace.Count);
        json.WriteNumber("lostRecords", trace.Lost);
        json.WriteBoolean("lacksBeginning", trace.LacksBeginning);
        json.WriteEndObject();
        json.WriteStartArray("traceEvents");
        WriteNames(timeline, json);

        List<(ulong Time, int Order, TraceTrack? Track, int Index, char Phase)> events = Collect(timeline);
        events.Sort((left, right) => left.Time != right.Time ? left.Time.CompareTo(right.Time) : left.Order.CompareTo(right.Order));
        foreach ((ulong _, int _, TraceTrack? track, int index, char phase) in events)
        {
            switch (phase)
            {
                case 'X':
                    WriteSlice(json, text, track!, track!.Slices[index]);
                    break;
                case 'i':
                    WriteInstant(json, text, track!, track!.Instants[index]);
                    break;
                default:
                    WriteFlow(json, timeline.Flows[index], index, phase);
                    break;
            }

            if (json.BytesPending > FlushAt)
                json.Flush();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static List<(ulong Time, int Order, TraceTrack? Track, int Index, char Phase)> Collect(TraceTimeline timeline)
    {
        List<(ulong, int, TraceTrack?, int, char)> events = [];
        foreach (TraceTrack track in timeline.Tracks)
        {
            for (int i = 0; i < track.Slices.Count; i++)
                events.Add((track.Slices[i].Start, track.Slices[i].Order, track, i, 'X'));

            for (int i = 0; i < track.Instants.Count; i++)
                events.Add((track.Instants[i].Time, track.Instants[i].Order, track, i, 'i'));
        }

        for (int i = 0; i < timeline.Flows.Count; i++)
        {
            events.Add((timeline.Flows[i].Sent, timeline.Flows[i].SentOrder, null, i, 's'));
            events.Add((timeline.Flows[i].Taken, timeline.Flows[i].TakenOrder, null, i, 'f'));
        }

        return events;
    }

    private static void WriteNames(TraceTimeline timeline, Utf8JsonWriter json)
    {
        var named = new HashSet<int>();
        foreach (TraceTrack track in timeline.Tracks)
        {
            if (named.Add(track.Process))
            {
                WriteName(json, "process_name", track, "name", track.ProcessName);
                WriteSort(json, "process_sort_index", track, track.Process);
            }

            WriteName(json, "thread_name", track, "name", track.Name);
            WriteSort(json, "thread_sort_index", track, track.Thread);
        }
    }

    private static void WriteName(Utf8JsonWriter json, string what, TraceTrack track, string key, string value)
    {
        Begin(json, "M", what, track);
        json.WriteStartObject("args");
        json.WriteString(key, value);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteSort(Utf8JsonWriter json, string what, TraceTrack track, int index)
    {
        Begin(json, "M", what, track);
        json.WriteStartObject("args");
        json.WriteNumber("sort_index", index);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteSlice(Utf8JsonWriter json, TraceText text, TraceTrack track, TraceSlice slice)
    {
        Begin(json, "X", text.NameOf(in slice), track);
        json.WriteString("cat", TraceText.CategoryOf(slice.Kind));
        WriteTime(json, "ts", slice.Start);
        WriteTime(json, "dur", slice.End - slice.Start);
        WriteArguments(json, TraceText.ArgumentsOf(slice));
        json.WriteEndObject();
    }

    private static void WriteInstant(Utf8JsonWriter json, TraceText text, TraceTrack track, TraceInstant instant)
    {
        Begin(json, "i", TraceText.NameOf(instant.Record), track);
        json.WriteString("cat", instant.Record.Kind.ToString());
        json.WriteString("s", "t");
        WriteTime(json, "ts", instant.Time);
        WriteArguments(json, text.ArgumentsOf(instant));
        json.WriteEndObject();
    }

    private static void WriteFlow(Utf8JsonWriter json, TraceFlow flow, int id, char phase)
    {
        Begin(json, phase == 's' ? "s" : "f", "event", phase == 's' ? flow.From : flow.To);
        json.WriteString("cat", "event");
        json.WriteNumber("id", id);
        WriteTime(json, "ts", phase == 's' ? flow.Sent : flow.Taken);

        // The arrow ends at the slice around that moment, not at the next one.
        if (phase == 'f')
            json.WriteString("bp", "e");

        json.WriteEndObject();
    }

    private static void Begin(Utf8JsonWriter json, string phase, string name, TraceTrack track)
    {
        json.WriteStartObject();
        json.WriteString("ph", phase);
        json.WriteString("name", name);
        json.WriteNumber("pid", track.Process);
        json.WriteNumber("tid", track.Thread);
    }

    private static void WriteTime(Utf8JsonWriter json, string key, ulong nanoseconds) => json.WriteNumber(key, nanoseconds / 1000m);

    private static void WriteArguments(Utf8JsonWriter json, IEnumerable<(string Name, string Value)> arguments)
    {
        bool any = false;
        foreach ((string name, string value) in arguments)
        {
            if (!any)
                json.WriteStartObject("args");

            any = true;
            json.WriteString(name, value);
        }

        if (any)
            json.WriteEndObject();
    }
}
