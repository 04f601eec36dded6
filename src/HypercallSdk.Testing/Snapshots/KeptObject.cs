namespace HypercallSdk.Testing.Snapshots;

/// <summary>An object of an image, and where in the image its state is.</summary>
/// <param name="Target">The object.</param>
/// <param name="Plan">What is in it.</param>
/// <param name="Bytes">Where its bytes begin.</param>
/// <param name="References">Where its references begin.</param>
internal readonly record struct KeptObject(object Target, TypePlan Plan, int Bytes, int References);
