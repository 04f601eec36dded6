using System.Diagnostics;
using System.Globalization;
using HypercallSdk.Abi;

namespace HypercallSdk.Hypervisor.Domains;

/// <summary>An event that a domain had not taken when it crashed.</summary>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class PendingEvent
{
    /// <summary>The port.</summary>
    public required Port Port { get; init; }

    /// <summary>What the port is bound to, in words.</summary>
    public required string Source { get; init; }

    /// <summary>The vCPU that it is for.</summary>
    public required VcpuId Vcpu { get; init; }

    /// <summary>Whether the port was masked.</summary>
    public required bool IsMasked { get; init; }

    /// <inheritdoc/>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"port {Port}, {Source}, for v{Vcpu}{(IsMasked ? ", masked" : string.Empty)}");
}
