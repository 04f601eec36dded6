namespace HypercallSdk.Hypervisor.Tracing;

/// <summary>An event that was raised, until somebody takes it.</summary>
/// <param name="From">The sender's track.</param>
/// <param name="Instant">Which of that track's moments it is.</param>
/// <param name="Time">When it was sent.</param>
/// <param name="Order">The sending's place among all events of the trace.</param>
/// <param name="Port">The receiver's port.</param>
internal readonly record struct TraceRaised(TraceTrack From, int Instant, ulong Time, int Order, uint Port);
