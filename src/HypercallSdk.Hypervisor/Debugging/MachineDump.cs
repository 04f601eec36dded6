// The crash report of a whole machine. It looks and asks nobody: guest memory is read through the tables by hand, no guest code
// runs, no gate is taken, no clock is read that a run depends on. So it may be made between two handlers, in the middle of one,
// or in the middle of a hypercall, from a debugger too. What it says is the machine's alone: nothing of the host's, so that
// the same run has the same dump.
using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text;
using HypercallSdk.Abi;
using HypercallSdk.Guest;
using HypercallSdk.Hypervisor.Domains;
using HypercallSdk.Hypervisor.Hypercalls;
using HypercallSdk.Hypervisor.Paging;
using Vcpu = HypercallSdk.Hypervisor.Vcpus.Vcpu;

namespace HypercallSdk.Hypervisor.Debugging;

/// <summary>Writes all that is known about a machine.</summary>
/// <param name="host">The machine.</param>
/// <param name="output">Where to.</param>
internal sealed unsafe class MachineDump(Host host, TextWriter output)
{
    private const int MostLines = 20;
    private const int MostRefusals = 8;
    private const int MostCalls = 16;
    private const int MostRecords = 32;
    private const int MostGrants = 64;
    private const string Indent = "    ";

    /// <summary>Writes it.</summary>
    public void Write()
    {
        HostOptions options = host.Options;
        Line(0, $"machine at {VcpuReport.Milliseconds(host.Glance)}: seed {options.Seed}, {Counted.Of(options.PhysicalCpus, "physical CPU")}, scheduler {options.Scheduler}, time slice {options.TimeSlice.TotalMilliseconds} ms, {options.Time} time, time-stamp counter {options.TimestampFrequency} Hz");
        if (host.Memory.IsDisposed)
        {
            Line(0, $"the machine was disposed of: its memory is gone");
            return;
        }

        Line(0, $"memory: {HostView.DescribeMemory(host)}");
        Section(0, "physical CPUs:", HostView.CpusOf(host));
        if (host.Clock.Running?.Vcpu is { } running)
        {
            Line(0, $"in a handler of {running}");
            Section(0, "lines of the kernel that run, the innermost first:", VcpuView.RunningLinesOf(running));
        }

        foreach (Domain domain in host.Domains)
            Write(domain);

        Section(0, "trace, the latest last:", HostView.TraceOf(host, MostRecords));
    }

    private void Write(Domain domain)
    {
        Line(0, $"");
        Line(0, $"domain {domain.Id} \"{domain.Name}\", kernel {domain.Kernel.Name}: {DomainView.StateOf(domain)}");
        Line(1, $"memory: {DomainView.DescribeMemory(domain)}");
        if (domain.CommandLine.Length > 0)
            Line(1, $"command line: {domain.CommandLine}");

        WriteKernel(domain);
        foreach (Vcpu vcpu in domain.Vcpus.Where(static vcpu => vcpu.HasBooted || vcpu.IsUp || vcpu.Id.Value == 0))
            Write(vcpu);

        Section(1, "event channels:", EventChannelsView.Of(domain).Select(static port => port.ToString()));
        GrantView[] grants = GrantsView.Of(domain.Grants);
        Section(1, $"grants ({GrantsView.Describe(domain.Grants)}):", grants.Take(MostGrants).Select(static grant => grant.ToString()));
        Section(1, "mapped grants:", GrantsView.MappedBy(domain).Take(MostGrants));
        string[] lines = DomainView.LinesOf(domain.ConsoleText);
        string heading = lines.Length > MostLines ? string.Create(CultureInfo.InvariantCulture, $"console, the last {MostLines} lines of {lines.Length}:") : "console:";
        Section(1, heading, lines.TakeLast(MostLines).Select(static line => $"| {line}"));
        Section(1, "last hypercalls, the latest first:", domain.History.ToArray().Take(MostCalls).Select(static call => call.ToString()));
        Section(1, "last refusals, the latest first:", domain.Log.Refusals.Reverse().Take(MostRefusals).Select(static refusal => refusal.ToString()));
        if (domain.CrashReport is { } report)
        {
            Line(1, $"crash report:");
            Lines(2, report.ToString());
        }
    }

    // SAFETY: the domain is on the machine, which was not disposed of: it has its memory.
    private void WriteKernel(Domain domain)
    {
        Type type = domain.Kernel.Source.Kernel;
        object state = domain.Kernel.CopyState(domain.Image.KernelState);
        var fields = new List<string>();
        foreach (FieldInfo field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
        {
            // Structures without words of their own would say nothing but their name.
            object? value = field.FieldType.IsPointer || field.FieldType.IsFunctionPointer ? null : field.GetValue(state);
            if (value is not null && (field.FieldType.IsPrimitive || field.FieldType.IsEnum || HasWords(field.FieldType)))
                fields.Add(string.Create(CultureInfo.InvariantCulture, $"{FieldPath.NameOf(field)} = {value}"));
        }

        Section(1, "kernel's fields:", fields);
    }

    private static bool HasWords(Type type) => type.GetMethod(nameof(ToString), Type.EmptyTypes)?.DeclaringType == type;

    private void Write(Vcpu vcpu)
    {
        Line(1, $"vCPU {CrashReporter.Report(vcpu, Host.GlanceAt(vcpu))}");
        Line(2, $"{vcpu.Mode} mode, {Counted.Of(vcpu.Saved.Depth, "handler")} entered");
        TrapFrame registers = VcpuView.Context(vcpu);
        var text = new StringBuilder();
        RegistersView.Append(text, in registers, "\n");
        Lines(2, text.ToString().TrimStart('\n'));
        Line(2, $"rip is {VcpuView.PlaceOf(vcpu, registers.Rip)}");
        Line(2, $"rsp is {VcpuView.PlaceOf(vcpu, registers.Rsp)}");
        ulong pointer = CrashReporter.StackPointerOf(vcpu);
        Section(2, string.Create(CultureInfo.InvariantCulture, $"stack around {pointer:x16}:"), CrashReporter.ReadStack(vcpu, pointer).Select(line => (pointer - line.Address < 32 ? "> " : "  ") + line));
        Section(2, "places of code on it:", VcpuView.StackPlacesOf(vcpu));
        Walk(vcpu, "rip", registers.Rip, MemoryAccess.Execute);
        Walk(vcpu, "rsp", registers.Rsp, MemoryAccess.Write);
        if (VcpuView.FaultAddress(vcpu) is { } fault)
        {
            Line(2, $"the last page fault was at {VcpuView.PlaceOf(vcpu, fault)}");
            Walk(vcpu, "that address", fault, MemoryAccess.Read);
        }
    }

    private void Walk(Vcpu vcpu, string what, ulong address, MemoryAccess access)
    {
        Line(2, $"{what}:");
        Lines(3, vcpu.AddressSpace.Walk(address, access).ToString());
    }

    private void Section(int depth, string heading, IEnumerable<string> lines)
    {
        bool isFirst = true;
        foreach (string line in lines)
        {
            if (isFirst)
                Line(depth, $"{heading}");

            isFirst = false;
            Line(depth + 1, $"{line}");
        }
    }

    private void Lines(int depth, string text)
    {
        foreach (string line in text.ReplaceLineEndings("\n").Split('\n'))
            Line(depth, $"{line}");
    }

    // The same line ends everywhere: a dump is compared.
    private void Line(int depth, FormattableString text)
    {
        for (int i = 0; i < depth; i++)
            output.Write(Indent);

        output.Write(text.ToString(CultureInfo.InvariantCulture).TrimEnd());
        output.Write('\n');
    }
}
