namespace HypercallSdk.Hypervisor.Tracing;

/// <summary>An event's way from where it was sent to the upcall that took it.</summary>
/// <param name="From">The sender's track.</param>
/// <param name="Sent">When it was sent.</param>
/// <param name="SentOrder">That moment's place among all events of the trace.</param>
/// <param name="To">The receiver's track.</param>
/// <param name="Taken">When the upcall began.</param>
/// <param name="TakenOrder">That moment's place.</param>
/// <param name="Port">The receiver's port.</param>
internal readonly record struct TraceFlow(TraceTrack From, ulong Sent, int SentOrder, TraceTrack To, ulong Taken, int TakenOrder, uint Port);
