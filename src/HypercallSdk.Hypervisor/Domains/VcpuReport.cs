using System.Diagnostics;
using System.Globalization;
using System.Text;
using HypercallSdk.Abi;

namespace HypercallSdk.Hypervisor.Domains;

/// <summary>What one vCPU of a domain that crashed was doing.</summary>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class VcpuReport
{
    /// <summary>The vCPU.</summary>
    public required VcpuId Vcpu { get; init; }

    /// <summary>What it was doing: running, runnable, blocked, offline.</summary>
    public required string State { get; init; }

    /// <summary>Whether it was up.</summary>
    public required bool IsUp { get; init; }

    /// <summary>Since when, in nanoseconds of system time.</summary>
    public required ulong Since { get; init; }

    /// <summary>How long it had run, in nanoseconds.</summary>
    public required ulong Ran { get; init; }

    /// <summary>How long it had waited for a processor: time stolen from it.</summary>
    public required ulong Waited { get; init; }

    /// <summary>How long it had waited for events.</summary>
    public required ulong Blocked { get; init; }

    /// <summary>How long it could not run: down or paused.</summary>
    public required ulong Offline { get; init; }

    /// <summary>Where it stood.</summary>
    public required ulong InstructionPointer { get; init; }

    /// <summary>Whether an upcall was pending.</summary>
    public required bool IsUpcallPending { get; init; }

    /// <summary>Whether upcalls were masked.</summary>
    public required bool IsUpcallMasked { get; init; }

    /// <summary>When its one-shot timer would have gone off; null when it was not armed.</summary>
    public required ulong? Timer { get; init; }

    /// <inheritdoc/>
    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"v{Vcpu} {(IsUp ? State : "down"),-8} since {Milliseconds(Since)}, rip {InstructionPointer:x16}");
        text.Append(CultureInfo.InvariantCulture, $"; ran {Milliseconds(Ran)}, waited {Milliseconds(Waited)}, blocked {Milliseconds(Blocked)}, offline {Milliseconds(Offline)}");
        text.Append(IsUpcallPending ? "; upcall pending" : "; no upcall pending").Append(IsUpcallMasked ? ", masked" : ", unmasked");
        if (Timer is { } deadline)
            text.Append("; timer at ").Append(Milliseconds(deadline));

        return text.ToString();
    }

    internal static string Milliseconds(ulong nanoseconds) =>
        string.Create(CultureInfo.InvariantCulture, $"{nanoseconds / 1_000_000}.{nanoseconds % 1_000_000:d6} ms");
}
