using System.Diagnostics;
using System.Globalization;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Domains;
using HypercallSdk.Hypervisor.EventChannels;

namespace HypercallSdk.Hypervisor.Debugging;

/// <summary>An event channel as a debugger shows it.</summary>
/// <param name="domain">The domain, which is on the machine.</param>
/// <param name="port">A port in use.</param>
[DebuggerDisplay("{DebugText,nq}")]
internal sealed unsafe class PortView(Domain domain, Port port)
{
    /// <summary>The port.</summary>
    public Port Port => port;

    /// <summary>What it is.</summary>
    public ChannelKind Kind => Channel.Kind;

    /// <summary>What it is bound to, in words.</summary>
    public string FarEnd => Channel switch
    {
        { Kind: ChannelKind.Interdomain, Remote: { } remote } channel => string.Create(CultureInfo.InvariantCulture, $"port {channel.RemotePort} of {remote}"),
        { Kind: ChannelKind.Interdomain } channel => string.Create(CultureInfo.InvariantCulture, $"the host's back end, as domain {channel.RemoteId}"),
        { Kind: ChannelKind.Unbound } channel => string.Create(CultureInfo.InvariantCulture, $"nobody yet: domain {channel.RemoteId} may bind"),
        { Kind: ChannelKind.Virq } channel => $"VIRQ {channel.Virq}",
        { Kind: ChannelKind.Ipi } => "an interrupt between the domain's vCPUs",
        _ => "nobody",
    };

    /// <summary>Whether an event waits.</summary>
    public bool IsPending => Exists && domain.EventChannels.IsPending(port);

    /// <summary>Whether its events wait until it is unmasked.</summary>
    public bool IsMasked => Exists && domain.EventChannels.IsMasked(port);

    /// <summary>The vCPU that its events go to.</summary>
    public VcpuId Vcpu => new(Channel.NotifyVcpu);

    /// <summary>The kernel's method that its events call; null for none, or where that is not known.</summary>
    // SAFETY: the domain is on the machine, and has its memory.
    public string? Handler => Exists
        ? domain.Kernel.Source.EventHandler(domain.Kernel.EventHandlerOf(domain.Image.LibraryState, port))?.ToString()
        : null;

    /// <summary>One line.</summary>
    public override string ToString() => DebugText;

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    internal string DebugText => Exists
        ? string.Create(CultureInfo.InvariantCulture, $"port {port}: {Kind}, {FarEnd}, for v{Vcpu}{(IsPending ? ", pending" : string.Empty)}{(IsMasked ? ", masked" : string.Empty)}{(Handler is { } handler ? $", calls {handler}" : string.Empty)}")
        : string.Create(CultureInfo.InvariantCulture, $"port {port}: the domain is no more");

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private bool Exists => DomainView.IsThere(domain) && domain.EventChannels.Exists(port);

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private EventChannel Channel => Exists ? domain.EventChannels[port] : default;
}
