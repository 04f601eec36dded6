namespace HypercallSdk.Testing.Snapshots;

/// <summary>Bytes of an object or an element that hold no reference.</summary>
/// <param name="Start">How many bytes behind its first one they begin.</param>
/// <param name="Length">How many there are.</param>
internal readonly record struct ByteRange(int Start, int Length);
