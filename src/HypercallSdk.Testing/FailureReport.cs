// The message of a failure: what a person asks first comes first. One line of what failed; how to run it again; then for each guest,
// the one that the wait was about first, what its vCPUs do, what waits for it, what it printed and what it was refused; then what
// happened last on the machine, the latest last; then the crash report.
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using HypercallSdk.Hypervisor.Debugging;
using HypercallSdk.Hypervisor.Domains;
using Vcpu = HypercallSdk.Hypervisor.Vcpus.Vcpu;

namespace HypercallSdk.Testing;

/// <summary>Writes what is known when a test fails.</summary>
internal static class FailureReport
{
    private const int MostLines = 40;
    private const int MostRefusals = 8;
    private const int MostActivities = 24;

    /// <summary>Writes the message.</summary>
    /// <param name="machine">The machine.</param>
    /// <param name="about">The guest that the failure is about; null where it is about none.</param>
    /// <param name="summary">What failed, in one line.</param>
    public static string Write(Machine machine, Guest? about, string summary)
    {
        var text = new StringBuilder();
        text.Append(summary).Append('\n');
        text.Append(CultureInfo.InvariantCulture, $"  virtual time {Milliseconds(machine.Host.Now)}; to run it again: {machine.Replay}\n");
        if (machine.TakenPages > 0)
            text.Append(CultureInfo.InvariantCulture, $"  the test has set {machine.TakenPages} free pages of the machine apart: {machine.FreePages} are left\n");

        foreach (Guest guest in machine.Guests.OrderBy(guest => guest == about ? 0 : 1))
            AppendGuest(text, guest);

        IReadOnlyList<string> activities = ActivityLog.Read(machine.Host.Trace!, MostActivities);
        AppendSection(text, "last on the machine, the latest last:", activities);
        if (about?.Domain.CrashReport is { } report)
            text.Append("crash report:\n").Append(Indent(report.ToString()));

        return text.ToString().TrimEnd('\n');
    }

    /// <summary>A time in milliseconds, to the nanosecond.</summary>
    public static string Milliseconds(ulong nanoseconds) => VcpuReport.Milliseconds(nanoseconds);

    private static void AppendGuest(StringBuilder text, Guest guest)
    {
        Domain domain = guest.Domain;
        text.Append(CultureInfo.InvariantCulture, $"{guest}: {StateOf(domain)}\n");
        ulong now = domain.Host.Now;
        if (!domain.HasEnded)
        {
            foreach (Vcpu vcpu in domain.Vcpus.Where(static vcpu => vcpu.HasBooted || vcpu.IsUp))
                text.Append("    ").Append(CrashReporter.Report(vcpu, ulong.Max(now, vcpu.Runstate.Since))).Append('\n');
        }

        AppendSection(text, "  events that it has not taken:", CrashReporter.Pending(domain.EventChannels).Select(static pending => pending.ToString()));
        IReadOnlyList<string> lines = guest.ConsoleLines;
        var console = lines.Skip(lines.Count - MostLines).Select(static line => $"| {line}");
        if (guest.Transcript.Unfinished is { Length: > 0 } unfinished)
            console = console.Append($"| {unfinished} (no end of line yet)");

        string heading = lines.Count > MostLines ? string.Create(CultureInfo.InvariantCulture, $"  console, the last {MostLines} lines of {lines.Count}:") : "  console:";
        if (!AppendSection(text, heading, console))
            text.Append("  console: nothing\n");

        AppendSection(text, "  faults that the test asked for:", guest.Faults.All.Select(static fault => fault.ToString()));
        IReadOnlyList<Refusal> refusals = domain.Log.Refusals;
        AppendSection(text, "  refusals, the latest last:", refusals.Skip(refusals.Count - MostRefusals).Select(static refusal => refusal.ToString()));
    }

    private static string StateOf(Domain domain) =>
        domain.HasEnded ? $"ended ({domain.ExitReason}){(domain.Host.Domains.Contains(domain) ? string.Empty : ", destroyed")}"
        : DomainView.LifeOf(domain);

    private static bool AppendSection(StringBuilder text, string heading, IEnumerable<string> lines)
    {
        bool hasAny = false;
        foreach (string line in lines)
        {
            if (!hasAny)
                text.Append(heading).Append('\n');

            hasAny = true;
            text.Append("    ").Append(line).Append('\n');
        }

        return hasAny;
    }

    private static string Indent(string text) => "    " + text.Replace("\n", "\n    ", System.StringComparison.Ordinal);
}
