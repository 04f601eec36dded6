using System;

namespace HypercallSdk.Hypervisor.Interleaving;

/// <summary>Something failed on the thread that ran the host while a handler was held up. It is no domain's fault, and ends the run.</summary>
/// <param name="failure">What failed.</param>
internal sealed class HostFailureException(Exception failure)
    : InvalidOperationException($"The host failed while a handler was held up: {failure.Message}", failure);
