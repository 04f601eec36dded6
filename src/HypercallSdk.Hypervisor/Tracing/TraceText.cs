using System.Collections.Generic;
using System.Globalization;
using HypercallSdk.Abi;
using HypercallSdk.Guest;
using HypercallSdk.Hypervisor.Domains;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor.Tracing;

/// <summary>The words for what a trace holds.</summary>
/// <param name="trace">The trace.</param>
internal sealed class TraceText(TraceBuffer trace)
{
    /// <summary>What a slice is called.</summary>
    public string NameOf(in TraceSlice slice) => slice.Kind switch
    {
        TraceSliceKind.OnCpu => VcpuName(slice.Record.Domain, slice.Record.Vcpu),
        TraceSliceKind.Runstate => StateOf(slice.Record.First),
        TraceSliceKind.Handler => (TraceEntry)slice.Record.Detail switch
        {
            TraceEntry.Boot => "boot",
            TraceEntry.Upcall => "upcall",
            TraceEntry.Idle => "idle work",
            TraceEntry.Nmi => "NMI",
            TraceEntry.User => "user mode",
            TraceEntry.FromUser => "from user mode",
            _ => "suspend or resume",
        },
        TraceSliceKind.Trap => $"{(TrapVector)slice.Record.Detail}",
        TraceSliceKind.Hypercall => Hypercall(slice.Record.Detail, slice.Record.First),
        _ => NameOf(slice.Record),
    };

    /// <summary>What a moment is called.</summary>
    public static string NameOf(in TraceRecord record)
    {
        (ushort domain, ushort vcpu, uint port) = TraceTimeline.TargetOf(in record);
        return record.Kind switch
        {
            TraceKind.Raise => $"event for {VcpuName(domain, vcpu)} port {port}",
            TraceKind.Unmask => $"unmasked {VcpuName(domain, vcpu)} port {port}",
            TraceKind.EnterTrap => $"trap {record.Detail} ({(TrapVector)record.Detail})",
            TraceKind.Refusal => $"refused: {ErrnoNames.Of((XenErrno)(int)record.First)}",
            TraceKind.DomainEnd => $"d{record.Domain} ended: {(ShutdownReason)record.Detail}",
            _ => $"{record.Kind}",
        };
    }

    /// <summary>A slice's group, by which a viewer colours it.</summary>
    public static string CategoryOf(TraceSliceKind kind) => kind switch
    {
        TraceSliceKind.OnCpu => "cpu",
        TraceSliceKind.Runstate => "runstate",
        TraceSliceKind.Handler => "handler",
        TraceSliceKind.Trap => "trap",
        TraceSliceKind.Hypercall => "hypercall",
        _ => "timer",
    };

    /// <summary>What is known of a slice.</summary>
    public static IEnumerable<(string Name, string Value)> ArgumentsOf(TraceSlice slice)
    {
        TraceRecord record = slice.Record;
        switch (slice.Kind)
        {
            case TraceSliceKind.Hypercall:
                yield return ("rdi", Hex(record.First));
                yield return ("rsi", Hex(record.Second));
                if (slice.Closing is not { } closing)
                {
                    yield return ("result", "did not return");
                    break;
                }

                yield return ("rdx", Hex(closing.Second));
                long result = (long)closing.First;
                yield return ("result", result is < 0 and >= -4095 ? ErrnoNames.Of((XenErrno)(int)-result) : result.ToString(CultureInfo.InvariantCulture));
                break;
            case TraceSliceKind.Trap:
                yield return ("error code", Hex(record.First));
                yield return ("at", Hex(record.Second));
                break;
        }
    }

    /// <summary>What is known of a moment.</summary>
    public IEnumerable<(string Name, string Value)> ArgumentsOf(TraceInstant instant)
    {
        if (instant.Fate is not null)
            yield return ("fate", instant.Fate);

        if (instant.Record.Kind == TraceKind.Refusal && RefusalOf(instant.Record) is { } text)
            yield return ("why", text);
    }

    /// <summary>The name of what a vCPU does.</summary>
    public static string StateOf(ulong kind) => (RunstateKind)kind switch
    {
        RunstateKind.Running => "running",
        RunstateKind.Runnable => "waiting for a CPU",
        RunstateKind.Blocked => "blocked",
        _ => "offline",
    };

    private static string VcpuName(ushort domain, ushort vcpu) => $"d{domain}v{vcpu}";

    private static string Hex(ulong value) => string.Create(CultureInfo.InvariantCulture, $"0x{value:x}");

    // Commands that travel in memory are not known any more: then the call is named after its number.
    private string Hypercall(ushort number, ulong first)
    {
        foreach (HypercallDescription operation in trace.Host.Table[number].Operations)
        {
            if ((int)operation.Number != number)
                continue;

            bool isIt = operation.Command == HypercallAttribute.NoCommand
                || (operation.CommandPlace != CommandPlace.FirstField && (ulong)operation.Command == (first & operation.CommandMask));
            if (isIt)
                return operation.Name;
        }

        return $"{(HypercallNumber)number}";
    }

    private string? RefusalOf(TraceRecord record)
    {
        foreach (Domain domain in trace.Host.Domains)
        {
            if (domain.Id.Value != record.Domain)
                continue;

            // The log holds the last ones.
            var held = domain.Log.Refusals;
            long place = (long)record.Second - (domain.Log.RefusalCount - held.Count);
            return place >= 0 && place < held.Count ? held[(int)place].ToString() : null;
        }

        return null;
    }
}
