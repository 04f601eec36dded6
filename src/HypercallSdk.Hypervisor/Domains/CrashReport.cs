using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using HypercallSdk.Abi;
using HypercallSdk.Guest;
using HypercallSdk.Hypervisor.Debugging;
using HypercallSdk.Hypervisor.Hypercalls;

namespace HypercallSdk.Hypervisor.Domains;

/// <summary>What is known about a domain that crashed, or that its watchdog ended: what Xen would leave as one line, if that.</summary>
[DebuggerDisplay("{Reason,nq}")]
public sealed class CrashReport
{
    /// <summary>The domain.</summary>
    public required string Domain { get; init; }

    /// <summary>Why it crashed.</summary>
    public required string Reason { get; init; }

    /// <summary>The vCPU that was running.</summary>
    public required VcpuId Vcpu { get; init; }

    /// <summary>When, in nanoseconds of machine time.</summary>
    public required ulong Time { get; init; }

    /// <summary>The vCPU's registers.</summary>
    public required TrapFrame Registers { get; init; }

    /// <summary>The kernel's stack pointer: that of the registers, or if user code ran the one that the kernel is entered on.</summary>
    public required ulong StackPointer { get; init; }

    /// <summary>What lies around the kernel's stack pointer, the lowest address first.</summary>
    public required IReadOnlyList<StackLine> Stack { get; init; }

    /// <summary>The walk of the page tables that failed; null when the crash was about something else.</summary>
    public string? PageWalk { get; init; }

    /// <summary>What the kernel's code threw; null when it threw nothing.</summary>
    public Exception? Exception { get; init; }

    /// <summary>What the domain's vCPUs were doing, those that were ever up.</summary>
    public required IReadOnlyList<VcpuReport> Vcpus { get; init; }

    /// <summary>The events that the domain had not taken, at most 32.</summary>
    public required IReadOnlyList<PendingEvent> PendingEvents { get; init; }

    /// <summary>The last hypercalls, the latest first, at most 64.</summary>
    public required IReadOnlyList<HypercallRecord> LastHypercalls { get; init; }

    /// <summary>The last refusals before the crash, the latest first, at most 8.</summary>
    public required IReadOnlyList<Refusal> LastRefusals { get; init; }

    /// <summary>The last refusal before the crash; null when there was none.</summary>
    public Refusal? LastRefusal => LastRefusals.Count > 0 ? LastRefusals[0] : null;

    /// <summary>The report, for people.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{Domain} crashed on vCPU {Vcpu} at {Time / 1_000_000}.{Time % 1_000_000:d6} ms: {Reason}");
        TrapFrame registers = Registers;
        RegistersView.Append(text, in registers, "\n  ");
        text.Append(CultureInfo.InvariantCulture, $"\nstack around {StackPointer:x16}:");
        foreach (StackLine line in Stack)
            text.Append(StackPointer - line.Address < 32 ? "\n> " : "\n  ").Append(line);

        if (PageWalk is not null)
            text.Append('\n').Append(PageWalk);

        AppendList(text, "vCPUs:", Vcpus);
        AppendList(text, "pending events:", PendingEvents);
        AppendList(text, "last hypercalls, the latest first:", LastHypercalls);
        AppendList(text, "last refusals, the latest first:", LastRefusals);
        if (Exception is not null)
            text.Append('\n').Append(Exception);

        return text.ToString();
    }

    private static void AppendList<T>(StringBuilder text, string heading, IReadOnlyList<T> items)
    {
        if (items.Count == 0)
            return;

        text.Append('\n').Append(heading);
        foreach (T item in items)
            text.Append("\n  ").Append(item);
    }
}
