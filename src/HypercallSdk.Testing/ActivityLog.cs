// The end of a trace as lines for people: entries to kernels, hypercalls with their results, traps, events, domains' ends. A call is
// one line, at the time when it began; one that did not return says so. Rounds of idle work and stretches of user code are left out,
// or a kernel that polls would leave nothing else.
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using HypercallSdk.Hypervisor.Tracing;

namespace HypercallSdk.Testing;

/// <summary>Writes what happened last.</summary>
internal static class ActivityLog
{
    /// <summary>The last lines of a trace, the oldest first.</summary>
    /// <param name="trace">The trace.</param>
    /// <param name="most">How many lines at most.</param>
    public static IReadOnlyList<string> Read(TraceBuffer trace, int most)
    {
        var words = new TraceText(trace);
        var lines = new List<string>();
        var calls = new Dictionary<(ushort Domain, ushort Vcpu), Stack<(int Line, TraceRecord Record)>>();
        for (int i = 0; i < trace.Count; i++)
        {
            TraceRecord record = trace[i];
            switch (record.Kind)
            {
                case TraceKind.EnterHypercall:
                    Of(calls, in record).Push((lines.Count, record));
                    lines.Add(Line(in record, Call(words, in record, "did not return")));
                    break;
                case TraceKind.LeaveHypercall:
                    if (Of(calls, in record).TryPop(out (int Line, TraceRecord Record) call))
                        lines[call.Line] = Line(in call.Record, Call(words, in call.Record, Result((long)record.First)));

                    break;
                case TraceKind.Enter:
                    if ((TraceEntry)record.Detail is not (TraceEntry.Idle or TraceEntry.User))
                        lines.Add(Line(in record, $"enters its kernel: {Entry((TraceEntry)record.Detail)}"));

                    break;
                case TraceKind.Leave:
                    // What an unwind went past is left with it.
                    Of(calls, in record).Clear();
                    break;
                case TraceKind.Raise:
                    lines.Add(Line(in record, $"{TraceText.NameOf(in record)}{Fate((TraceRaise)record.Detail)}"));
                    break;
                case TraceKind.EnterTrap or TraceKind.Unmask or TraceKind.DomainEnd:
                    lines.Add(Line(in record, TraceText.NameOf(in record)));
                    break;
                default:
                    break;
            }
        }

        return [.. lines.Skip(lines.Count - most)];
    }

    private static Stack<(int Line, TraceRecord Record)> Of(Dictionary<(ushort Domain, ushort Vcpu), Stack<(int Line, TraceRecord Record)>> calls, in TraceRecord record)
    {
        if (!calls.TryGetValue((record.Domain, record.Vcpu), out var open))
            calls.Add((record.Domain, record.Vcpu), open = new Stack<(int Line, TraceRecord Record)>());

        return open;
    }

    private static string Line(in TraceRecord record, string what)
    {
        string who = record.Domain == TraceRecord.NoDomain ? "host" : string.Create(CultureInfo.InvariantCulture, $"d{record.Domain}v{record.Vcpu}");
        return $"{FailureReport.Milliseconds(record.Time),16} {who,-5} {what}";
    }

    private static string Call(TraceText words, in TraceRecord record, string result)
    {
        string name = words.NameOf(new TraceSlice { Kind = TraceSliceKind.Hypercall, Record = record });
        return string.Create(CultureInfo.InvariantCulture, $"{name}(rdi 0x{record.First:x}, rsi 0x{record.Second:x}) -> {result}");
    }

    private static string Result(long result) =>
        result is < 0 and >= -4095 ? Hypervisor.Domains.ErrnoNames.Of((Abi.XenErrno)(int)-result) : result.ToString(CultureInfo.InvariantCulture);

    private static string Entry(TraceEntry entry) => entry switch
    {
        TraceEntry.Boot => "boot",
        TraceEntry.Upcall => "upcall",
        TraceEntry.Nmi => "NMI",
        TraceEntry.FromUser => "from user mode",
        _ => "called from outside (suspend, resume, or the test)",
    };

    private static string Fate(TraceRaise raise) => raise switch
    {
        TraceRaise.Merged => ", pending already",
        TraceRaise.Masked => ", masked",
        _ => string.Empty,
    };
}
