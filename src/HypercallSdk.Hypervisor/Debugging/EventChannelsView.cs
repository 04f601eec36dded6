using System.Diagnostics;
using System.Globalization;
using System.Linq;
using HypercallSdk.Hypervisor.Domains;
using HypercallSdk.Hypervisor.EventChannels;

namespace HypercallSdk.Hypervisor.Debugging;

/// <summary>A domain's event channels as a debugger shows them.</summary>
/// <param name="channels">The channels.</param>
internal sealed class EventChannelsView(EventChannelTable channels)
{
    /// <summary>The ports in use.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.RootHidden)]
    public PortView[] Ports => Of(channels.Domain);

    /// <summary>The ports of a domain that are in use.</summary>
    public static PortView[] Of(Domain domain) =>
        DomainView.IsThere(domain) ? [.. domain.EventChannels.InUse().Select(port => new PortView(domain, port))] : [];

    /// <summary>One line about a domain's channels.</summary>
    public static string Describe(Domain domain)
    {
        PortView[] ports = Of(domain);
        return string.Create(CultureInfo.InvariantCulture, $"{Counted.Of(ports.Length, "port")} in use, {ports.Count(port => port.IsPending)} pending");
    }
}
