using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net;
using HypercallSdk.Abi;

namespace HypercallSdk.Hypervisor.Tracing;

/// <summary>
/// Draws a trace, or a part of it: a row for each physical CPU and each vCPU, what it does as a band, handlers and hypercalls
/// above each other within it, arrows from where an event was sent to the upcall that took it. No script, no font, no style of
/// somebody else's: the picture is the same wherever it is shown.
/// </summary>
internal sealed class SvgTraceWriter
{
    private const int Left = 130;
    private const int Right = 28;
    private const int Top = 44;
    private const int BandHeight = 16;
    private const int Gap = 14;
    private const int LeastText = 26;
    private const double CharacterWidth = 5.6;

    private readonly TraceTimeline _timeline;
    private readonly TraceText _text;
    private readonly TextWriter _output;
    private readonly TraceSvgOptions _options;
    private readonly Dictionary<TraceTrack, int> _rows = [];
    private ulong _from;
    private ulong _to;

    private SvgTraceWriter(TraceTimeline timeline, TraceBuffer trace, TextWriter output, TraceSvgOptions options)
    {
        _timeline = timeline;
        _text = new TraceText(trace);
        _output = output;
        _options = options;
    }

    /// <summary>Writes the picture.</summary>
    public static void Write(TraceTimeline timeline, TraceBuffer trace, TextWriter output, TraceSvgOptions options) =>
        new SvgTraceWriter(timeline, trace, output, options).Write();

    private void Write()
    {
        ChooseTime();
        int height = Top;
        foreach (TraceTrack track in _timeline.Tracks)
        {
            _rows.Add(track, height);
            height += (Levels(track) * BandHeight) + Gap;
        }

        Line($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {_options.Width} {height + 28}\" width=\"{_options.Width}\" height=\"{height + 28}\" font-family=\"system-ui, sans-serif\" font-size=\"11\">");
        Line($"<rect width=\"{_options.Width}\" height=\"{height + 28}\" fill=\"#ffffff\"/>");
        Line($"<defs><marker id=\"tip\" viewBox=\"0 0 6 6\" refX=\"6\" refY=\"3\" markerWidth=\"6\" markerHeight=\"6\" orient=\"auto\"><path d=\"M0 0L6 3L0 6z\" fill=\"#c2255c\"/></marker></defs>");
        WriteAxis(height);
        foreach (TraceTrack track in _timeline.Tracks)
            WriteTrack(track);

        WriteFlows();
        WriteLegend(height + 18);
        Line($"</svg>");
    }

    private void ChooseTime()
    {
        _from = ulong.Clamp(_options.From ?? _timeline.Start, _timeline.Start, _timeline.End);
        _to = _timeline.End;
        if (_options.Length is { } length)
        {
            _to = ulong.Min(_to, _from + ulong.Max(length, 1));
            return;
        }

        ulong[] starts = [.. _timeline.Tracks.SelectMany(track => track.Slices).Where(slice => slice.Depth > 0 && slice.Start >= _from).Select(slice => slice.Start).Order().Take(int.Max(_options.MaximumSlices, 1) + 1)];
        if (starts.Length > _options.MaximumSlices && starts[^1] > _from)
            _to = starts[^1];
    }

    private int Levels(TraceTrack track) =>
        1 + track.Slices.Where(slice => slice.End >= _from && slice.Start <= _to).Select(slice => slice.Depth).DefaultIfEmpty().Max();

    private double At(ulong time) =>
        Left + ((double)(ulong.Clamp(time, _from, _to) - _from) / double.Max(_to - _from, 1) * (_options.Width - Left - Right));

    private void WriteAxis(int height)
    {
        double span = double.Max(_to - _from, 1);
        double step = Math.Pow(10, Math.Floor(Math.Log10(span / 5)));
        step = double.Max(1, span / step > 20 ? step * 5 : span / step > 10 ? step * 2 : step);
        for (double time = Math.Ceiling(_from / step) * step; time <= _to; time += step)
        {
            double x = At((ulong)time);
            Line($"<path d=\"M{x:0.#} {Top - 10}V{height}\" stroke=\"#e9ecef\"/><text x=\"{x:0.#}\" y=\"{Top - 16}\" text-anchor=\"middle\" fill=\"#868e96\">{time / 1000:0.###} µs</text>");
        }
    }

    private void WriteTrack(TraceTrack track)
    {
        int y = _rows[track];
        string title = track.Process == 1 ? track.Name : $"{track.ProcessName.Split(' ')[0]} {track.Name}";
        Line($"<text x=\"8\" y=\"{y + 12}\" fill=\"#212529\" font-weight=\"600\">{WebUtility.HtmlEncode(title)}</text>");
        foreach (TraceSlice slice in track.Slices)
        {
            if (slice.End < _from || slice.Start > _to)
                continue;

            double x = At(slice.Start);
            double width = double.Max(At(slice.End) - x, slice.Kind == TraceSliceKind.Host ? 2 : 0.5);
            int top = y + (slice.Depth * BandHeight);
            string name = WebUtility.HtmlEncode(_text.NameOf(in slice));
            Line($"<rect x=\"{x:0.##}\" y=\"{top}\" width=\"{width:0.##}\" height=\"{BandHeight - 2}\" rx=\"1.5\" fill=\"{ColourOf(in slice)}\"><title>{name}, {(slice.End - slice.Start) / 1000m} µs from {slice.Start / 1000m} µs{Arguments(slice)}</title></rect>");
            if (width >= LeastText && name.Length > 0)
            {
                int room = (int)((width - 4) / CharacterWidth);
                string shown = name.Length <= room ? name : name[..(room - 1)] + "…";
                Line($"<text x=\"{x + 2:0.##}\" y=\"{top + 11}\" fill=\"#212529\">{shown}</text>");
            }
        }

        foreach (TraceInstant instant in track.Instants)
        {
            if (instant.Time < _from || instant.Time > _to || instant.Record.Kind is TraceKind.Raise or TraceKind.Unmask)
                continue;

            Line($"<path d=\"M{At(instant.Time):0.##} {y - 2}l4 -6h-8z\" fill=\"#e03131\"><title>{WebUtility.HtmlEncode(TraceText.NameOf(instant.Record))}</title></path>");
        }
    }

    private string Arguments(TraceSlice slice) =>
        string.Concat(TraceText.ArgumentsOf(slice).Select(argument => WebUtility.HtmlEncode($", {argument.Name} {argument.Value}")));

    private void WriteFlows()
    {
        foreach (TraceFlow flow in _timeline.Flows)
        {
            if (flow.Sent < _from || flow.Taken > _to)
                continue;

            double x1 = At(flow.Sent);
            double x2 = At(flow.Taken);
            int fromRow = _rows[flow.From];
            int toRow = _rows[flow.To];
            int y1 = fromRow < toRow ? fromRow + (Levels(flow.From) * BandHeight) - 2 : fromRow;
            int y2 = fromRow < toRow ? toRow + BandHeight : toRow + (2 * BandHeight) - 2;
            Line($"<path d=\"M{x1:0.##} {y1}C{x1:0.##} {(y1 + y2) / 2} {x2:0.##} {(y1 + y2) / 2} {x2:0.##} {y2}\" fill=\"none\" stroke=\"#c2255c\" marker-end=\"url(#tip)\"><title>event, port {flow.Port}</title></path>");
        }
    }

    private void WriteLegend(int y)
    {
        (string Colour, string Name)[] entries =
        [
            ("#8ce99a", "running"), ("#ffd43b", "waiting for a CPU"), ("#e9ecef", "blocked"), ("#74c0fc", "handler"), ("#b197fc", "hypercall"), ("#ffa8a8", "trap"), ("#c2255c", "event, from its sending to the upcall"),
        ];
        double x = Left;
        foreach ((string colour, string name) in entries)
        {
            Line($"<rect x=\"{x:0.#}\" y=\"{y - 9}\" width=\"10\" height=\"10\" fill=\"{colour}\"/><text x=\"{x + 14:0.#}\" y=\"{y}\" fill=\"#495057\">{name}</text>");
            x += 32 + (name.Length * CharacterWidth);
        }
    }

    private static string ColourOf(in TraceSlice slice) => slice.Kind switch
    {
        TraceSliceKind.Runstate => (RunstateKind)slice.Record.First switch
        {
            RunstateKind.Running => "#8ce99a",
            RunstateKind.Runnable => "#ffd43b",
            RunstateKind.Blocked => "#e9ecef",
            _ => "#f8f9fa",
        },
        TraceSliceKind.Handler => "#74c0fc",
        TraceSliceKind.Trap => "#ffa8a8",
        TraceSliceKind.Hypercall => "#b197fc",
        TraceSliceKind.Host => "#495057",

        // A physical CPU's slices are told apart by their domains.
        _ => (slice.Record.Domain % 5) switch
        {
            0 => "#c5f6fa",
            1 => "#ffe8cc",
            2 => "#d3f9d8",
            3 => "#eebefa",
            _ => "#ffec99",
        },
    };

    private void Line(FormattableString line) => _output.Write(line.ToString(CultureInfo.InvariantCulture) + "\n");
}
