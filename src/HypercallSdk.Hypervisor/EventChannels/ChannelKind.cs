namespace HypercallSdk.Hypervisor.EventChannels;

/// <summary>What a port is.</summary>
internal enum ChannelKind : byte
{
    /// <summary>Nothing: it may be allocated.</summary>
    Free,

    /// <summary>Never handed out: port 0.</summary>
    Reserved,

    /// <summary>Waits for its remote domain to bind.</summary>
    Unbound,

    /// <summary>One end of a channel between two domains (or between a domain and the host).</summary>
    Interdomain,

    /// <summary>A virtual interrupt.</summary>
    Virq,

    /// <summary>An interrupt between the domain's own vCPUs.</summary>
    Ipi,
}
