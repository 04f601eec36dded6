namespace HypercallSdk.Hypervisor.Tracing;

/// <summary>What became of an event when it was raised.</summary>
public enum TraceRaise : byte
{
    /// <summary>It became pending, and its vCPU is told.</summary>
    Delivered,

    /// <summary>It was pending already: one event as far as the guest can tell.</summary>
    Merged,

    /// <summary>Its port is masked: it stays pending, nobody is told until the port is unmasked.</summary>
    Masked,
}
