namespace HypercallSdk.Hypervisor.Interleaving;

/// <summary>What a vCPU is about to do where it can be held up: whatever another processor could notice.</summary>
internal enum InterleavingPoint
{
    /// <summary>Enters a handler.</summary>
    Entry,

    /// <summary>Makes a hypercall.</summary>
    Hypercall,

    /// <summary>Reads guest memory by an address.</summary>
    Read,

    /// <summary>Writes guest memory by an address.</summary>
    Write,

    /// <summary>Compares and exchanges a word of guest memory.</summary>
    Exchange,
}
