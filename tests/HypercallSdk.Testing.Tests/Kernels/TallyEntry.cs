namespace HypercallSdk.Testing.Tests;

/// <summary>One thing that a <see cref="Tally"/> was told.</summary>
internal sealed class TallyEntry
{
    /// <summary>What.</summary>
    public required ulong Value { get; init; }

    /// <summary>How many came with it and after it, of the first.</summary>
    public int Later { get; set; }
}
