using System.Globalization;

namespace HypercallSdk.Hypervisor.Tests.Model;

/// <summary>
/// One step of a random sequence: small numbers, whose meaning depends on the kind and on what there is at that moment, so
/// that a step means something after others were taken away.
/// </summary>
public readonly record struct Step(StepKind Kind, int Domain, int A, int B, int C, int D)
{
    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"new(StepKind.{Kind}, {Domain}, {A}, {B}, {C}, {D})");
}
