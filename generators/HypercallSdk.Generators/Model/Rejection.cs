namespace HypercallSdk.Generators.Model;

/// <summary>Why a method cannot be a hypercall.</summary>
/// <param name="Kind">Which rule reports it.</param>
/// <param name="Reason">The words for it, after "it is no hypercall:".</param>
/// <param name="Parameter">The parameter's place that it is about, or -1.</param>
internal sealed record Rejection(RejectionKind Kind, string Reason, int Parameter = -1);
