namespace HypercallSdk.Hypervisor.Tracing;

/// <summary>A moment on a track: a trap, a refusal, an event that was raised, a domain's end.</summary>
/// <param name="Time">When.</param>
/// <param name="Order">Its place among all events of the trace.</param>
/// <param name="Record">What it is.</param>
/// <param name="Fate">What became of an event; nothing for all others.</param>
internal readonly record struct TraceInstant(ulong Time, int Order, TraceRecord Record, string? Fate);
