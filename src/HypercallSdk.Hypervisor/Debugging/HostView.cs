using System.Diagnostics;
using System.Globalization;
using System.Linq;
using HypercallSdk.Hypervisor.Domains;
using HypercallSdk.Hypervisor.Scheduling;
using HypercallSdk.Hypervisor.Tracing;
using Vcpu = HypercallSdk.Hypervisor.Vcpus.Vcpu;

namespace HypercallSdk.Hypervisor.Debugging;

/// <summary>A machine as a debugger shows it.</summary>
/// <param name="host">The machine.</param>
internal sealed class HostView(Host host)
{
    private const int MostRecords = 64;

    /// <summary>Machine time.</summary>
    public string Time => VcpuReport.Milliseconds(host.Glance);

    /// <summary>How the machine was set up.</summary>
    public HostOptions Options => host.Options;

    /// <summary>The vCPU whose guest code is on the host's stack; null between two handlers.</summary>
    public Vcpu? Running => host.Clock.Running?.Vcpu;

    /// <summary>The domains.</summary>
    public Domain[] Domains => [.. host.Domains];

    /// <summary>The physical CPUs, and what each runs.</summary>
    public string[] PhysicalCpus => CpusOf(host);

    /// <summary>The memory.</summary>
    public string Memory => DescribeMemory(host);

    /// <summary>The last records of the trace, the latest last; empty where nothing is traced.</summary>
    public string[] Trace => TraceOf(host, MostRecords);

    /// <summary>One line about a machine.</summary>
    public static string Describe(Host host) => host.Memory.IsDisposed
        ? "the machine was disposed of"
        : string.Create(CultureInfo.InvariantCulture, $"{VcpuReport.Milliseconds(host.Glance)}, {Counted.Of(host.Domains.Count, "domain")}, seed {host.Options.Seed}{(host.Clock.Running?.Vcpu is { } vcpu ? $", in a handler of {vcpu}" : string.Empty)}");

    /// <summary>The physical CPUs, one a line.</summary>
    public static string[] CpusOf(Host host)
    {
        var lines = new string[host.PhysicalCpus.Length];
        for (int i = 0; i < lines.Length; i++)
        {
            PhysicalCpu cpu = host.PhysicalCpus[i];
            string time = host.Clock.IsVirtual ? $" at {VcpuReport.Milliseconds(host.GlanceAt(cpu))}" : string.Empty;
            lines[i] = $"{cpu}{time}: {cpu.Current?.ToString() ?? "idle"}";
        }

        return lines;
    }

    /// <summary>One line about the memory.</summary>
    public static string DescribeMemory(Host host) => host.Memory.IsDisposed
        ? "given back"
        : string.Create(CultureInfo.InvariantCulture, $"{host.Memory.FrameCount} frames of 4 KiB, {host.Memory.FreeFrames} free");

    /// <summary>The last records of the trace, the latest last.</summary>
    public static string[] TraceOf(Host host, int most)
    {
        if (host.Trace is not { } trace)
            return [];

        int count = int.Min(most, trace.Count);
        return [.. Enumerable.Range(trace.Count - count, count).Select(index => Line(trace[index]))];
    }

    private static string Line(in TraceRecord record)
    {
        string who = record.Domain == TraceRecord.NoDomain ? "host" : string.Create(CultureInfo.InvariantCulture, $"d{record.Domain}v{record.Vcpu}");
        string what = record.Kind switch
        {
            TraceKind.Runstate => $"now {TraceText.StateOf(record.Detail)}, was {TraceText.StateOf(record.First)}",
            TraceKind.Enter => $"enters its kernel: {(TraceEntry)record.Detail}",
            TraceKind.Leave => "leaves its kernel",
            TraceKind.EnterHypercall => string.Create(CultureInfo.InvariantCulture, $"{(Abi.HypercallNumber)record.Detail}(0x{record.First:x}, 0x{record.Second:x})"),
            TraceKind.LeaveHypercall => string.Create(CultureInfo.InvariantCulture, $"the call returns {(long)record.First}"),
            TraceKind.LeaveTrap => "leaves the trap's handler",
            _ => TraceText.NameOf(in record),
        };
        return $"{VcpuReport.Milliseconds(record.Time),16} {who,-5} {what}";
    }
}
