namespace HypercallSdk.Hypervisor.Tests.EventLaws;

/// <summary>One step: small numbers, whose meaning depends on the kind and on what there is at that moment.</summary>
public readonly record struct EventStep(EventStepKind Kind, int Domain, int A, int B, int C);
